package carillon;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The systemd that started this process, where one did that waits until the server is ready ({@code Type=notify}). */
final class Systemd {
    /** Set by systemd for a service that is to say when it is ready (sd_notify(3)). */
    private static final String SOCKET = "NOTIFY_SOCKET";

    private static final int SECONDS = 5;
    private static final System.Logger LOG = System.getLogger(Systemd.class.getName());

    private Systemd() {}

    /** Says that the server is ready, by the program that systemd has for it: Java opens no socket of that kind. */
    static void ready(Map<String, String> environment) throws InterruptedException {
        if (!environment.containsKey(SOCKET)) {
            return;
        }
        try {
            Process saying = new ProcessBuilder("systemd-notify", "--ready")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!saying.waitFor(SECONDS, TimeUnit.SECONDS) || saying.exitValue() != 0) {
                LOG.log(System.Logger.Level.WARNING, "systemd was not told that this server is ready");
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "systemd was not told that this server is ready: {0}", e.toString());
        }
    }
}
