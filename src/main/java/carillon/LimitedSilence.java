package carillon;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** An answer of a server, which is closed where nothing of it comes for too long: reading then fails, and does not wait for ever. */
final class LimitedSilence extends FilterInputStream {
    private static final int SILENCE_SECONDS = 90;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("silence").factory());

    private final String url;

    /** @param url of the server, for sentences */
    LimitedSilence(InputStream answer, String url) {
        super(answer);
        this.url = url;
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        Future<?> end = clock.schedule(this::giveUp, SILENCE_SECONDS, TimeUnit.SECONDS);
        try {
            return in.read(bytes, from, length);
        } catch (IOException e) {
            throw new IOException("The connection to " + url + " was lost before the backup was whole: try again.", e);
        } finally {
            end.cancel(false);
        }
    }

    private void giveUp() {
        try {
            in.close();
        } catch (IOException e) {
            System.getLogger(LimitedSilence.class.getName())
                    .log(System.Logger.Level.DEBUG, "an answer was not closed", e);
        }
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        super.close();
    }
}
