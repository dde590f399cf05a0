package carillon.pages;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A real Chromium or Chrome: the one of this system, since none is downloaded. */
final class Browser implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final String NO_DOWNLOAD = "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD";

    /** Chromium makes sockets in its temporary folder, whose paths the system limits to 107 letters. */
    private static final int MAX_TEMPORARY_PATH = 60;

    private static final double PATIENCE_MILLIS = 30_000;
    private static final String REQUIRED = "CARILLON_TEST_BROWSER";
    static final String ADVICE = """

            ############################################################################
            #  No Chromium and no Chrome was found: the tests of the pages are SKIPPED. #
            #  To run them, install one, for example: apt-get install chromium         #
            ############################################################################
            """;

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static final String SIGHT = """
            (hidden) => {
                Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
                document.dispatchEvent(new Event('visibilitychange'));
            }
            """;

    private final Playwright playwright;
    private final Path executable;
    private final com.microsoft.playwright.Browser browser;
    private final List<com.microsoft.playwright.BrowserContext> phones = new ArrayList<>();

    private Browser(Playwright playwright, Path executable, com.microsoft.playwright.Browser browser) {
        this.playwright = playwright;
        this.executable = executable;
        this.browser = browser;
    }

    static boolean isInstalled() {
        return executable().isPresent();
    }

    /** Whether tests that need it must not be skipped. */
    static boolean isRequired() {
        return "required".equals(System.getenv(REQUIRED));
    }

    static Browser open() {
        Path executable = executable().orElseThrow(() -> new AssertionError(ADVICE));
        // A page that was cut off waits some seconds before it tries again.
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment()));
        return new Browser(
                playwright,
                executable,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(executable)
                                .setArgs(ARGUMENTS)));
    }

    private static Map<String, String> environment() {
        String temporary = System.getProperty("java.io.tmpdir");
        return temporary.length() > MAX_TEMPORARY_PATH
                ? Map.of(NO_DOWNLOAD, "1")
                : Map.of(NO_DOWNLOAD, "1", "TMPDIR", temporary);
    }

    private static Optional<Path> executable() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .flatMap(directory -> NAMES.stream().map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Somebody else's browser: nothing is shared with the others. */
    com.microsoft.playwright.BrowserContext person(int width, int height, String language) {
        return browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale(language));
    }

    /** Somebody with a phone and nothing but a thumb. */
    com.microsoft.playwright.BrowserContext thumb(int width, int height, String language) {
        return browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setLocale(language)
                .setHasTouch(true)
                .setIsMobile(true));
    }

    /** A phone whose storage is in a directory, and there still when the phone comes back. */
    com.microsoft.playwright.BrowserContext phone(Path directory) {
        com.microsoft.playwright.BrowserContext phone = playwright
                .chromium()
                .launchPersistentContext(
                        directory,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(executable)
                                .setArgs(ARGUMENTS)
                                .setViewportSize(390, 844)
                                .setLocale("fr-FR"));
        phones.add(phone);
        return phone;
    }

    /** Opens the link of an invitation and joins, with one tap. */
    static void join(Page page, String link) {
        page.navigate(link);
        page.locator("join-page button.primary").click();
    }

    /** Waits until a device opens its pages without network. Asked again and again from here: {@code waitForFunction} takes a promise for a yes. */
    static void keepsItsPages(Page page) {
        // It opens pages from then on, whether or not it has also taken over this one, which it may miss while that is
        // loading.
        page.waitForCondition(() -> (Boolean) page.evaluate(
                "async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated'"));
        page.waitForCondition(() -> (Boolean) page.evaluate("""
                () => new Promise((answer) => {
                  const request = indexedDB.open('carillon');
                  request.onsuccess = () => {
                    const known = request.result.transaction('known').objectStore('known').count();
                    known.onsuccess = () => { request.result.close(); answer(known.result > 0); };
                  };
                })
                """));
    }

    /** Somebody turns to another tab, which a browser without a screen does not tell its pages. */
    static void outOfSight(Page page) {
        page.evaluate(SIGHT, true);
    }

    static void inSight(Page page) {
        page.evaluate(SIGHT, false);
    }

    /** As by an empty battery: nothing of that phone has a chance to tidy up. */
    static void cutPower(Path directory) {
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("--user-data-dir=" + directory))
                .forEach(process -> {
                    process.destroyForcibly();
                    process.onExit().join();
                });
    }

    /** Whether it still runs and can be spoken to. */
    boolean isConnected() {
        return browser.isConnected();
    }

    /** Everybody who has a page open or could open one; phones are not among them. */
    List<com.microsoft.playwright.BrowserContext> people() {
        return List.copyOf(browser.contexts());
    }

    /** Closes every page that is open, of everybody. */
    void closePages() {
        closePagesExceptOf(List.of());
    }

    /** Closes every page that is open, on phones too. */
    void closePagesExceptOf(List<com.microsoft.playwright.BrowserContext> some) {
        people().stream()
                .filter(person -> !some.contains(person))
                .forEach(com.microsoft.playwright.BrowserContext::close);
        phones.forEach(com.microsoft.playwright.BrowserContext::close);
        phones.clear();
    }

    @Override
    public void close() {
        playwright.close();
    }
}
