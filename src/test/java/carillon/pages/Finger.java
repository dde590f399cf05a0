package carillon.pages;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;

/** One finger on a screen, which the browser takes for a real one: it scrolls what nobody keeps from being scrolled. */
final class Finger {
    private static final int STEPS = 8;

    private final CDPSession screen;
    private double x;
    private double y;

    Finger(Page page) {
        screen = page.context().newCDPSession(page);
    }

    void down(double toX, double toY) {
        x = toX;
        y = toY;
        touch("touchStart", true);
    }

    /** Moves as far, in steps, as fingers do. */
    void move(double byX, double byY) {
        for (int step = 0; step < STEPS; step++) {
            x += byX / STEPS;
            y += byY / STEPS;
            touch("touchMove", true);
        }
    }

    void up() {
        touch("touchEnd", false);
    }

    private void touch(String type, boolean isOnScreen) {
        JsonArray points = new JsonArray();
        if (isOnScreen) {
            JsonObject point = new JsonObject();
            point.addProperty("x", x);
            point.addProperty("y", y);
            points.add(point);
        }
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        screen.send("Input.dispatchTouchEvent", event);
    }
}
