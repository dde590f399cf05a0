package carillon.pages;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.List;

/** Every page that the server has, as somebody comes to see it. */
enum EveryPage {
    TIMELINE("/"),
    REPLAY("/?at=2017-03-04T17:00%2B01:00"),
    PROJECTS("/projects"),
    REPORT("/report"),
    DESK("/desk"),
    CONTROL("/control"),
    PROGRAMME("/programme?city=lyon"),
    NEW("/new"),
    TEAM("/team"),
    WALL("/wall"),
    CITY_WALL("/wall?city=lyon"),
    WALLS("/wall?choose"),
    STAGE("/stage?city=lyon"),
    CUT_LINK("/join"),
    SPENT_LINK("/join/n-importe-quoi");

    /** What stands there until there is something to show. */
    private static final List<String> NOT_YET = List.of(
            "Connexion…",
            "Connecting…",
            "جارٍ الاتصال…",
            "Ouverture du bureau…",
            "Opening the desk…",
            "جارٍ فتح المكتب…");

    private final String path;

    EveryPage(String path) {
        this.path = path;
    }

    /** Opens it and waits until it shows what it is for. */
    void open(Page page, String server) {
        page.navigate(server + path);
        page.waitForFunction(
                "(notYet) => document.querySelector('main') !== null && notYet.every((words) => !document.body.innerText.includes(words))",
                NOT_YET);
        // Coordinators are asked for a city; who has no invitation is told so.
        if (this == DESK && page.locator(".which").count() > 0) {
            page.locator(".which button").first().click();
            page.locator("#likely").waitFor();
        }
        page.waitForLoadState(LoadState.LOAD);
    }
}
