package carillon;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Puts a statement until it is answered. The same is put again, under the same id, where the answer was lost and where the server says
 * "later" (429, 503); so nothing is said twice. A server that is not there at all is not waited for, unless it was there before.
 */
final class Delivery {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RemoteServer server;
    private final long begun = System.nanoTime();
    private boolean isDoubtful;

    Delivery(RemoteServer server) {
        this.server = server;
    }

    /** @throws IOException with a sentence, where it was not answered in the end */
    HttpResponse<String> put(String path, String body, UUID id) throws IOException {
        while (true) {
            Optional<Duration> pause = Optional.empty();
            try {
                HttpResponse<String> answer =
                        server.put(path, "application/json", body.getBytes(StandardCharsets.UTF_8));
                pause = RetryPause.of(answer);
                if (pause.isEmpty() || isOver(pause.get())) {
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
            RetryPause.await(pause.orElse(RetryPause.USUAL));
        }
    }

    private boolean isOver(Duration pause) {
        return Duration.ofNanos(System.nanoTime() - begun).plus(pause).compareTo(PATIENCE) > 0;
    }

    private void giveUpAtLast(IOException failure, UUID id) throws IOException {
        if (isOver(RetryPause.USUAL)) {
            throw new IOException(
                    failure.getMessage() + " It may have been said: say the same again with --id " + id
                            + ", and it is not said twice.",
                    failure);
        }
    }
}
