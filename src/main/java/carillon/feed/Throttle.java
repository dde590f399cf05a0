package carillon.feed;

import io.vertx.core.Vertx;

/**
 * Runs a step at once when it is requested, but not again before a pause has passed. Requests during the pause, however
 * many, make one run at its end. To be used on one event loop.
 */
final class Throttle {
    private final Vertx vertx;
    private final long pauseMillis;
    private final Runnable step;
    private State state = State.READY;

    private enum State {
        READY,
        PAUSING,
        /** A run is due at the end of the pause. */
        REQUESTED
    }

    /**
     * Makes a throttle of a step.
     *
     * @param pauseMillis how long after a run the next one waits; 0 for not at all
     */
    Throttle(Vertx vertx, long pauseMillis, Runnable step) {
        this.vertx = vertx;
        this.pauseMillis = pauseMillis;
        this.step = step;
    }

    void request() {
        if (state != State.READY) {
            state = State.REQUESTED;
            return;
        }
        if (pauseMillis > 0) {
            state = State.PAUSING;
            vertx.setTimer(pauseMillis, _ -> endPause());
        }
        step.run();
    }

    private void endPause() {
        boolean isRequested = state == State.REQUESTED;
        state = State.READY;
        if (isRequested) {
            request();
        }
    }
}
