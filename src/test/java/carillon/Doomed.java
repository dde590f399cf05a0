package carillon;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A process of its own that gets into trouble as it is told, and would otherwise go on for ever. */
final class Doomed {
    static final String UP = "up";
    private static final int PIECE = 1 << 14;

    private static volatile @Nullable Object garbage;

    private Doomed() {}

    public static void main(String[] arguments) {
        ProcessEnd.prepare();
        System.out.println(UP);
        switch (Trouble.valueOf(arguments[0])) {
            case HEAP_FILLS_AND_NOBODY_SAYS_SO -> fillTheHeap();
            case THREAD_FAILS ->
                Thread.ofPlatform().start(() -> {
                    throw new NoClassDefFoundError("carillon/Absent");
                });
            case LACK_IN_THE_LOG ->
                Logger.getLogger("io.netty")
                        .log(
                                Level.WARNING,
                                "caught",
                                new IllegalStateException(new OutOfMemoryError("Java heap space")));
            case MAIN_FAILS -> ProcessEnd.now(new ExceptionInInitializerError("in main"));
            case STOP_HANGS -> {
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    ProcessEnd.within(1);
                    sleepForEver();
                }));
                Thread.ofPlatform().start(() -> System.exit(0));
            }
            case BUFFERS_LACK ->
                Logger.getLogger("io.netty")
                        .log(Level.WARNING, "caught", new OutOfMemoryError("Cannot reserve direct buffer memory"));
            case BUSY_WITH_LITTLE_ROOM -> makeGarbage();
        }
        sleepForEver();
    }

    enum Trouble {
        HEAP_FILLS_AND_NOBODY_SAYS_SO,
        THREAD_FAILS,
        LACK_IN_THE_LOG,
        MAIN_FAILS,
        STOP_HANGS,
        BUFFERS_LACK,
        BUSY_WITH_LITTLE_ROOM
    }

    /** Down to nothing, and whoever met the error went on. */
    private static void fillTheHeap() {
        List<byte[]> kept = new ArrayList<>(1 << 20);
        for (int piece = PIECE; piece > 0; ) {
            try {
                kept.add(new byte[piece]);
            } catch (OutOfMemoryError nobodySaysSo) {
                piece /= 2;
            }
        }
        sleepForEver();
        garbage = kept;
    }

    /**
     * A third of the heap is kept, and the rest is filled and freed as fast as it goes. Kept in pieces: beside what the Java machine
     * itself keeps, the old generation of a small heap may not have room for one array of that size.
     */
    private static void makeGarbage() {
        byte[][] kept = new byte[(int) (Runtime.getRuntime().maxMemory() / 3 / PIECE)][];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = new byte[PIECE];
        }
        while (kept.length > 0) {
            garbage = new byte[PIECE];
        }
    }

    private static void sleepForEver() {
        while (true) {
            LockSupport.park();
        }
    }
}
