package carillon;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The pause before a request is sent again: a server that has no room for it now says how long (Retry-After). */
final class RetryPause {
    /** Where nobody says how long. */
    static final Duration USUAL = Duration.ofSeconds(1);

    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int TOO_MANY = 429;
    private static final int LATER = 503;

    private RetryPause() {}

    /** Returns the pause that an answer asks for; empty where it is no “later”. */
    static Optional<Duration> of(HttpResponse<?> answer) {
        return answer.statusCode() == TOO_MANY || answer.statusCode() == LATER
                ? Optional.of(read(answer.headers().firstValue("Retry-After").orElse(""), CLOCK.instant()))
                : Optional.empty();
    }

    /**
     * Reads the header, which has seconds or, where a proxy wrote it, an instant.
     *
     * @return from {@link #USUAL}, also where it has neither, up to a day
     */
    static Duration read(String header, Instant now) {
        Duration pause = header.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(header)) : until(header, now);
        return pause.compareTo(USUAL) < 0 ? USUAL : pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    private static Duration until(String date, Instant now) {
        try {
            return Duration.between(now, ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            return USUAL;
        }
    }

    /** @throws IOException where the thread is interrupted meanwhile */
    static void await(Duration pause) throws IOException {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
