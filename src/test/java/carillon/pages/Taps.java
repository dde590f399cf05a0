package carillon.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;

/** Somebody's finger, whose taps are counted. */
final class Taps {
    private int count;

    void on(Locator target) {
        target.click();
        count++;
    }

    /** Touches a screen that takes nothing else. */
    void touches(Locator target) {
        target.tap();
        count++;
    }

    /** Opens a list and touches one of its choices. */
    void chooses(Locator list, String choice) {
        list.selectOption(new SelectOption().setLabel(choice));
        count += 2;
    }

    int count() {
        return count;
    }
}
