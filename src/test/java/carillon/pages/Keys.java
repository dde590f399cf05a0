package carillon.pages;

import com.microsoft.playwright.Page;

/** A keyboard, and nothing else. */
final class Keys {
    private static final int PATIENCE = 80;

    private Keys() {}

    /** Goes from one thing to the next until it comes to the one that is meant. */
    static void tabTo(Page page, String selector) {
        for (int presses = 0; presses < PATIENCE; presses++) {
            if (isAt(page, selector)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the keyboard never came to " + selector);
    }

    /**
     * Counts how often it takes the tab key from the top of a page to come there, for somebody who skips the head of the
     * page where that is offered.
     */
    static int tabsTo(Page page, String selector) {
        for (int tabs = 1; tabs <= PATIENCE; tabs++) {
            page.keyboard().press("Tab");
            if (isAt(page, selector)) {
                return tabs;
            }
            if (isAt(page, ".skip")) {
                page.keyboard().press("Enter");
            }
        }
        throw new AssertionError("the keyboard never came to " + selector);
    }

    private static boolean isAt(Page page, String selector) {
        return (boolean) page.evaluate("(selector) => document.activeElement.matches(selector)", selector);
    }
}
