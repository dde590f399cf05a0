package carillon.pages;

import carillon.blackbox.RunningServer;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes a picture of every page at every {@link Hour} of the weekend on every screen, of the walls on one that stands
 * upright too, in light and dark, in French and Arabic, and puts those of a page and an hour on one sheet; then prints what each page weighs, how fast it is there on
 * a slow phone, and how many barriers axe finds: {@code mvn -Pscreenshots verify}. Beside them are the walls as they are
 * seen from ten metres ({@link TenMetres}).
 */
final class Screenshots {
    private record Screen(String name, int width, int height) {}

    private static final List<Screen> SCREENS = List.of(
            new Screen("phone", 390, 844), new Screen("laptop", 1366, 768), new Screen("projector", 1920, 1080));
    private static final Screen UPRIGHT = new Screen("upright", 1080, 1920);
    private static final List<Light> LIGHTS = List.of(Light.LIGHT, Light.DARK);
    private static final List<String> LANGUAGES = List.of("fr-FR", "ar-TN");

    private final Browser browser;
    private final Path pictures;
    private final List<EveryPage> pages;
    /** Whether barriers are counted, which takes longer than the pictures. */
    private final boolean judges;

    private final Map<EveryPage, Integer> barriers = new EnumMap<>(EveryPage.class);

    private Screenshots(Browser browser, Path pictures, List<EveryPage> pages, boolean judges) {
        this.browser = browser;
        this.pictures = pictures;
        this.pages = pages;
        this.judges = judges;
    }

    /** @param arguments the directory for the pictures, and which hours and pages to take; all where none is named */
    public static void main(String[] arguments) throws Exception {
        Path pictures = Files.createDirectories(Path.of(arguments[0]));
        Set<String> named = Set.copyOf(Arrays.asList(arguments).subList(1, arguments.length));
        List<Hour> hours = chosen(Hour.values(), named);
        List<EveryPage> pages = chosen(EveryPage.values(), named);
        Path data = Files.createTempDirectory("carillon-screenshots");
        try (Browser browser = Browser.open()) {
            Screenshots all = new Screenshots(browser, pictures, pages, named.isEmpty());
            for (Hour hour : hours) {
                all.take(hour, data.resolve(hour.toString()));
            }
            if (named.isEmpty()) {
                try (SaturdayEvening evening = SaturdayEvening.in(browser)) {
                    all.print(evening);
                }
            }
        }
    }

    /** Returns those that are named, or all where none of them is. */
    private static <T extends Enum<T>> List<T> chosen(T[] all, Set<String> named) {
        List<T> chosen = Stream.of(all)
                .filter(one -> named.contains(one.name().toLowerCase(Locale.ROOT)))
                .toList();
        return chosen.isEmpty() ? List.of(all) : chosen;
    }

    private void take(Hour hour, Path data) throws Exception {
        try (RunningServer server = hour.begin(data)) {
            List<Cookie> coordinator = SaturdayEvening.signIn(browser, server);
            Map<EveryPage, Sheet> sheets = new EnumMap<>(EveryPage.class);
            for (String language : LANGUAGES) {
                try (BrowserContext person = browser.person(1366, 768, language)) {
                    person.addCookies(coordinator);
                    Page page = person.newPage();
                    for (EveryPage one : pages) {
                        one.open(page, server.at("").toString());
                        Sheet sheet = sheets.computeIfAbsent(one, _ -> new Sheet());
                        take("%s-%s-%s".formatted(one, hour, language.substring(0, 2)), one, page, sheet);
                    }
                }
            }
            for (Map.Entry<EveryPage, Sheet> sheet : sheets.entrySet()) {
                sheet.getValue().write(pictures.resolve(named("sheet-%s-%s".formatted(sheet.getKey(), hour))));
            }
        }
    }

    private void take(String name, EveryPage one, Page page, Sheet sheet) throws IOException {
        for (Light light : LIGHTS) {
            sheet.nextRow();
            for (Screen screen : screens(one)) {
                page.setViewportSize(screen.width(), screen.height());
                light.fallOn(page);
                if (judges) {
                    barriers.merge(one, Axe.violations(page).size(), Integer::sum);
                }
                byte[] picture = page.screenshot(new Page.ScreenshotOptions()
                        .setPath(pictures.resolve(named("%s-%s-%s".formatted(name, screen.name(), light)))));
                sheet.add(picture);
                if (isWall(one) && screen.name().equals("projector") && light == Light.DARK) {
                    TenMetres.write(picture, pictures.resolve(named("ten-metres-" + name)));
                }
            }
        }
    }

    private static List<Screen> screens(EveryPage one) {
        return isWall(one) ? Stream.concat(SCREENS.stream(), Stream.of(UPRIGHT)).toList() : SCREENS;
    }

    private static boolean isWall(EveryPage one) {
        return one == EveryPage.WALL || one == EveryPage.CITY_WALL;
    }

    private static String named(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-') + ".png";
    }

    private void print(SaturdayEvening evening) {
        System.out.println("| page | compressed | first paint | shows | complete | layout shift | axe |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (EveryPage one : EveryPage.values()) {
            try (BrowserContext phone = evening.coordinator(390, 844, "fr-FR")) {
                SlowPhone.Measured measured = SlowPhone.measure(phone, one, evening.address());
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %.1f KB | %d ms | %d ms | %d ms | %.3f | %d |%n",
                        one.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                        measured.bytes() / 1024.0,
                        measured.paintedMillis(),
                        measured.shownMillis(),
                        measured.completeMillis(),
                        measured.shift(),
                        barriers.getOrDefault(one, 0));
            }
        }
    }
}
