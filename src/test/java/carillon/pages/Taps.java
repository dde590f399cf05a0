package carillon.pages;

import com.microsoft.playwright.Locator;

/** Somebody's finger, whose taps are counted. */
final class Taps {
    private int count;

    void on(Locator target) {
        target.click();
        count++;
    }

    int count() {
        return count;
    }
}
