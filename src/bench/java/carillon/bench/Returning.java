package carillon.bench;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Somebody who comes back with a cursor, once, and wants to be brought up to another. */
final class Returning implements Watcher {
    private static final double BYTES_IN_KB = 1024;
    private static final long PATIENCE_SECONDS = 60;

    private final String after;
    private final String upTo;
    private final CountDownLatch up = new CountDownLatch(1);
    private volatile @Nullable String broughtUpBy;

    Returning(String after, String upTo) {
        this.after = after;
        this.upTo = upTo;
    }

    @Override
    public String path(String usual) {
        return usual + "?after=" + after;
    }

    @Override
    public void heard(Message message) {
        boolean patch = message.beginsWith("{\"type\":\"patch\"");
        if ((patch || message.beginsWith("{\"type\":\"snapshot\""))
                && message.json().path("cursor").asText().equals(upTo)) {
            broughtUpBy = String.format(
                    Locale.ROOT, "by a %s of %.0f KB", patch ? "patch" : "snapshot", message.length() / BYTES_IN_KB);
            up.countDown();
        }
    }

    /** Connects, and waits for the message that brings them up. */
    Returning comeBack(Server server) throws IOException, InterruptedException {
        try (AudienceLoop loop = new AudienceLoop()) {
            loop.join(server, this, () -> {});
            boolean inTime = up.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            loop.check();
            if (!inTime) {
                throw new IOException("whoever came back after " + after + " was not brought up to " + upTo);
            }
        }
        return this;
    }

    /** Which message it was. */
    String broughtUpBy() {
        @Nullable String message = broughtUpBy;
        if (message == null) {
            throw new IllegalStateException("not brought up yet");
        }
        return message;
    }
}
