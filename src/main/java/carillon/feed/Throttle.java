package carillon.feed;

import io.vertx.core.Vertx;

/**
 * A step that is taken at once when it is wanted, but not again before some time has passed; wanted meanwhile, however often, it is
 * taken once at the end of that time. To be used on one event loop.
 */
final class Throttle {
    private final Vertx vertx;
    private final long pauseMillis;
    private final Runnable step;
    private boolean pausing;
    private boolean wanted;

    /**
     * @param pauseMillis how long after a step the next one waits; 0 for not at all
     */
    Throttle(Vertx vertx, long pauseMillis, Runnable step) {
        this.vertx = vertx;
        this.pauseMillis = pauseMillis;
        this.step = step;
    }

    void request() {
        if (pausing) {
            wanted = true;
            return;
        }
        wanted = false;
        if (pauseMillis > 0) {
            pausing = true;
            vertx.setTimer(pauseMillis, unused -> endPause());
        }
        step.run();
    }

    private void endPause() {
        pausing = false;
        if (wanted) {
            request();
        }
    }
}
