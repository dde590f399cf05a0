package carillon.wire;

import io.vertx.core.Context;
import io.vertx.core.internal.ContextInternal;

/**
 * Runs a step as a handler of an event loop, at once: {@link Context#runOnContext} would put it behind what already
 * waits there.
 *
 * <p>It relies on each context of Vert.x being a {@link ContextInternal}, whose {@code emit} makes the context current,
 * calls the handler and reports what it throws to the context.
 */
public final class LoopStep {
    private LoopStep() {}

    /**
     * Runs the step. What it throws is reported on the loop.
     *
     * @throws IllegalStateException on any other thread than the loop's
     */
    public static void runNow(Context loop, Runnable step) {
        if (loop instanceof ContextInternal inner && inner.inThread()) {
            inner.emit(_ -> step.run());
        } else {
            throw new IllegalStateException("not on the event loop: " + loop);
        }
    }
}
