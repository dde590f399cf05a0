package carillon.bench;

import java.util.concurrent.TimeUnit;

/**
 * A steady rate, kept whether or not what was sent before has arrived. Who falls behind, because what it does takes long, catches up as
 * fast as it can.
 */
final class Pace {
    private Pace() {}

    /** Something to be done again and again. */
    interface Step {
        void take() throws Exception;
    }

    static void keep(int perSecond, int seconds, Step step) throws Exception {
        long began = System.nanoTime();
        for (int i = 0; i < seconds * perSecond; i++) {
            long ahead = began + i * TimeUnit.SECONDS.toNanos(1) / perSecond - System.nanoTime();
            if (ahead > 0) {
                TimeUnit.NANOSECONDS.sleep(ahead);
            }
            step.take();
        }
    }
}
