package carillon.pages;

import com.microsoft.playwright.Page;

/** A keyboard, and nothing else. */
final class Keys {
    private static final int PATIENCE = 80;

    private Keys() {}

    /** Goes from one thing to the next until it comes to the one that is meant. */
    static void tabTo(Page page, String selector) {
        for (int presses = 0; presses < PATIENCE; presses++) {
            if ((boolean) page.evaluate("(selector) => document.activeElement.matches(selector)", selector)) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("the keyboard never came to " + selector);
    }
}
