package carillon;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/**
 * Puts a statement until it is answered. The same is put again, under the same id, where the answer was lost and where the server says
 * "later" (429, 503); so nothing is said twice. A server that is not there at all is not waited for, unless it was there before.
 */
final class Delivery {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int TOO_MANY = 429;
    private static final int LATER = 503;

    private final RemoteServer server;
    private final long begun = System.nanoTime();
    private boolean isDoubtful;

    Delivery(RemoteServer server) {
        this.server = server;
    }

    /** @throws IOException with a sentence, where it was not answered in the end */
    HttpResponse<String> put(String path, String body, UUID id) throws IOException {
        while (true) {
            Duration pause = PAUSE;
            try {
                HttpResponse<String> answer =
                        server.put(path, "application/json", body.getBytes(StandardCharsets.UTF_8));
                pause = pauseAfter(answer);
                if (pause.isZero() || isOver(pause)) {
                    return answer;
                }
            } catch (RemoteServer.AnswerLost e) {
                isDoubtful = true;
                giveUpAtLast(e, id);
            } catch (IOException e) {
                if (!isDoubtful) {
                    throw e;
                }
                giveUpAtLast(e, id);
            }
            sleep(pause);
        }
    }

    /** How long to wait before the same is put again; zero where that is answered. */
    private static Duration pauseAfter(HttpResponse<String> answer) {
        return answer.statusCode() == TOO_MANY || answer.statusCode() == LATER
                ? answer.headers()
                        .firstValue("Retry-After")
                        .filter(seconds -> seconds.matches("\\d{1,4}"))
                        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                        .filter(Duration::isPositive)
                        .orElse(PAUSE)
                : Duration.ZERO;
    }

    private boolean isOver(Duration pause) {
        return Duration.ofNanos(System.nanoTime() - begun).plus(pause).compareTo(PATIENCE) > 0;
    }

    private void giveUpAtLast(IOException failure, UUID id) throws IOException {
        if (isOver(PAUSE)) {
            throw new IOException(
                    failure.getMessage() + " It may have been said: say the same again with --id " + id
                            + ", and it is not said twice.",
                    failure);
        }
    }

    private static void sleep(Duration pause) throws IOException {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
