package carillon.pages;

import com.microsoft.playwright.Page;

/** Somebody at a keyboard, whose keys are counted. */
final class Typist {
    private static final int PATIENCE = 80;

    private final Page page;
    private int keys;
    private int letters;

    Typist(Page page) {
        this.page = page;
    }

    void presses(String key) {
        page.keyboard().press(key);
        keys++;
    }

    void types(String text) {
        page.keyboard().type(text);
        keys += text.length();
        letters += text.length();
    }

    void tabsTo(String selector) {
        for (int presses = 0; presses < PATIENCE; presses++) {
            if ((boolean) page.evaluate("(selector) => document.activeElement.matches(selector)", selector)) {
                return;
            }
            presses("Tab");
        }
        throw new AssertionError("the keyboard never came to " + selector);
    }

    /** All keys. */
    int count() {
        return keys;
    }

    /** Those of them that write something. */
    int letters() {
        return letters;
    }
}
