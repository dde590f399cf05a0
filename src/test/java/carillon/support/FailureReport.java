package carillon.support;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Prints what a test that failed, and the servers it used, logged. JUnit finds it by itself. */
public final class FailureReport implements BeforeEachCallback, TestWatcher {
    private static final int MAX_LINES = 60;

    @Override
    public void beforeEach(ExtensionContext context) {
        ServerProcess.forgetEnded();
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        PrintStream out = System.err;
        out.println(context.getDisplayName() + " failed. The latest that was logged, by it or beside it:");
        CapturedLog.drain().forEach(out::print);
        for (Path log : ServerProcess.logs()) {
            out.println("The end of " + log + ":");
            List<String> lines = ServerProcess.lines(log, Long.MAX_VALUE);
            lines.subList(Math.max(0, lines.size() - MAX_LINES), lines.size()).forEach(out::println);
        }
    }
}
