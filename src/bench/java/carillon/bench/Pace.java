package carillon.bench;

import java.util.concurrent.TimeUnit;

/** A steady rate, kept whether or not what was sent before has arrived. Who falls behind catches up as fast as they can. */
final class Pace {
    private Pace() {}

    /** Something to be done again and again. */
    interface Step {
        void take() throws Exception;
    }

    /** Returns how often it was done before the time was over: less often than it should be where each time takes too long. */
    static int keep(int perSecond, int seconds, Step step) throws Exception {
        long began = System.nanoTime();
        long ends = began + TimeUnit.SECONDS.toNanos(seconds);
        int taken = 0;
        for (; taken < seconds * perSecond; taken++) {
            long ahead = began + taken * TimeUnit.SECONDS.toNanos(1) / perSecond - System.nanoTime();
            if (ahead > 0) {
                TimeUnit.NANOSECONDS.sleep(ahead);
            } else if (System.nanoTime() > ends) {
                break;
            }
            step.take();
        }
        return taken;
    }
}
