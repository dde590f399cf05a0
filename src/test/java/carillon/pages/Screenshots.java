package carillon.pages;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Takes a picture of every page on every screen, in light and dark, in French and Arabic, and prints what each page weighs, how fast it
 * is there on a slow phone, and how many barriers axe finds: {@code mvn -Pscreenshots verify}.
 */
final class Screenshots {
    private record Screen(String name, int width, int height, boolean whole) {}

    private static final List<Screen> SCREENS = List.of(
            new Screen("phone", 390, 844, true),
            new Screen("laptop", 1366, 768, true),
            new Screen("projector", 1920, 1080, false));

    /** Many a hall has one that shows no more than that; only walls are meant for it. */
    private static final Screen SMALL_PROJECTOR = new Screen("small-projector", 1280, 720, false);

    private static final String ALL_AT_ONCE =
            "* { content-visibility: visible !important; } .dock { position: static !important; }";
    private static final List<String> LANGUAGES = List.of("fr-FR", "ar-TN");

    private final SaturdayEvening evening;
    private final Path pictures;
    private final Map<EveryPage, Integer> barriers = new EnumMap<>(EveryPage.class);

    private Screenshots(SaturdayEvening evening, Path pictures) throws IOException {
        this.evening = evening;
        this.pictures = pictures;
    }

    /** @param arguments the directory for the pictures */
    public static void main(String[] arguments) throws Exception {
        Path pictures = Files.createDirectories(Path.of(arguments[0]));
        try (Browser browser = Browser.open();
                SaturdayEvening evening = SaturdayEvening.in(browser)) {
            Screenshots all = new Screenshots(evening, pictures);
            for (String language : LANGUAGES) {
                all.take(language);
            }
            all.print();
        }
    }

    private void take(String language) {
        try (BrowserContext person = evening.coordinator(1366, 768, language)) {
            Page page = person.newPage();
            for (EveryPage one : EveryPage.values()) {
                one.open(page, evening.address());
                // A picture is not scrolled: what waits to be seen is drawn at once, and what floats would stand in its
                // midst.
                page.addStyleTag(new Page.AddStyleTagOptions().setContent(ALL_AT_ONCE));
                for (Screen screen : screensFor(one)) {
                    page.setViewportSize(screen.width(), screen.height());
                    for (Light light : List.of(Light.LIGHT, Light.DARK)) {
                        light.fallOn(page);
                        barriers.merge(one, Axe.violations(page).size(), Integer::sum);
                        String name = "%s-%s-%s-%s.png"
                                .formatted(one, screen.name(), light, language.substring(0, 2))
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-');
                        page.screenshot(new Page.ScreenshotOptions()
                                .setPath(pictures.resolve(name))
                                .setFullPage(screen.whole()));
                    }
                }
            }
        }
    }

    private static List<Screen> screensFor(EveryPage one) {
        boolean isWall = one == EveryPage.WALL || one == EveryPage.CITY_WALL;
        return isWall
                ? Stream.concat(SCREENS.stream(), Stream.of(SMALL_PROJECTOR)).toList()
                : SCREENS;
    }

    private void print() {
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
