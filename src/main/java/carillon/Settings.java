package carillon;

import carillon.edition.Edition;
import carillon.http.Limits;
import carillon.http.pages.BasePath;
import carillon.postgres.DatabaseAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * How a server is to run, checked as a whole.
 *
 * @param edition what it serves
 * @param host the address to listen on
 * @param port from 1 to 65535
 * @param basePath below which path it serves
 * @param data where the database that Carillon brings along lives
 * @param database the database to use instead
 * @param rehearsal what is rehearsed; absent for the event itself
 * @param adminToken a coordinator's bearer token for programs
 * @param metricsOpen whether everybody may read the metrics on that port, or programs with the token only
 * @param operations where health and metrics are told without a token; absent for nowhere
 * @param tickMillis how long those who watch are left alone after they were told something, from 0 to {@value #MAX_TICK_MILLIS}
 * @param limits how much one may ask
 */
public record Settings(
        Edition edition,
        String host,
        int port,
        BasePath basePath,
        Path data,
        Optional<DatabaseAddress> database,
        Optional<Rehearsal> rehearsal,
        Optional<String> adminToken,
        boolean metricsOpen,
        Optional<Listener> operations,
        long tickMillis,
        Limits limits) {

    /** The longest that anybody who watches may be left alone, in milliseconds. */
    public static final long MAX_TICK_MILLIS = 5_000;

    /** The fewest characters of an admin token. */
    public static final int MIN_TOKEN_CHARACTERS = 32;

    /**
     * Where to listen.
     *
     * @param port from 1 to 65535
     */
    public record Listener(String host, int port) {}

    /**
     * A rehearsal.
     *
     * @param clock where its clock begins, which also tells it from other rehearsals
     * @param speed how many of its seconds pass in one of the world's, more than 0 and at most {@value #MAX_SPEED}
     * @param simulate whether the cities play their parts by themselves
     */
    public record Rehearsal(Instant clock, double speed, boolean simulate) {
        static final double MAX_SPEED = 3600;

        public Rehearsal {
            if (!(speed > 0 && speed <= MAX_SPEED)) {
                throw new IllegalArgumentException("a speed of " + speed);
            }
        }
    }
}
