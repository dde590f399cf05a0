package carillon.settings;

import carillon.backup.BackupSchedule;
import carillon.edition.Edition;
import carillon.edition.EditionId;
import carillon.http.Limits;
import carillon.http.pages.BasePath;
import carillon.http.pages.PublicUrl;
import carillon.journal.ClockAnchor;
import carillon.postgres.DatabaseAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The settings of a server, checked as a whole.
 *
 * @param edition what the file says; absent where it has faults, for then a journal may hold, and where none is named
 * @param source the file that it was read from; absent where none is named, for editions can be made in the browser
 * @param host the address to listen on
 * @param port from 1 to 65535
 * @param publicUrl where people reach it, with the base path; absent where only requests tell
 * @param basePath the path below which it serves
 * @param data the data directory of the database that Carillon brings along
 * @param database the database to use instead
 * @param rehearsal the rehearsal's settings; absent for the event itself
 * @param adminToken a coordinator's bearer token for programs
 * @param metricsOpen whether the metrics on that port are open to all, or to programs with the token only
 * @param operations where to serve health and metrics without a token; absent for nowhere
 * @param tickMillis the least time between two broadcasts, from 0 to {@value #MAX_TICK_MILLIS}
 * @param log the form of the log
 * @param limits rates and numbers of connections
 * @param backups those that the server makes by itself; absent for none
 */
public record Settings(
        Optional<Edition> edition,
        Optional<EditionSource> source,
        String host,
        int port,
        Optional<PublicUrl> publicUrl,
        BasePath basePath,
        Path data,
        Optional<DatabaseAddress> database,
        Optional<Rehearsal> rehearsal,
        Optional<String> adminToken,
        boolean metricsOpen,
        Optional<Listener> operations,
        long tickMillis,
        LogForm log,
        Limits limits,
        Optional<BackupSchedule> backups) {

    /** The longest tick, in milliseconds. */
    public static final long MAX_TICK_MILLIS = 5_000;

    /** Returns whether the edition is rehearsed. */
    public boolean isRehearsal() {
        return rehearsal.isPresent();
    }

    /** Returns whether this is a rehearsal in which the cities play their parts by themselves. */
    public boolean isPlayed() {
        return rehearsal.filter(Rehearsal::simulate).isPresent();
    }

    /**
     * The file that the edition was read from.
     *
     * @param digest its SHA-256 in hexadecimal digits, by which a journal knows it again
     * @param id of the edition, also where the file has faults; absent where it names none
     * @param faults what is wrong with it, a sentence each; empty where it is sound
     */
    public record EditionSource(Path path, String digest, Optional<EditionId> id, List<String> faults) {}

    /**
     * An address to listen on.
     *
     * @param port from 1 to 65535
     */
    public record Listener(String host, int port) {}

    /**
     * The settings of a rehearsal.
     *
     * @param clock where its clock begins, which also distinguishes it from other rehearsals
     * @param speed how many of its seconds pass in one of the world's, more than 0 and at most {@value ClockAnchor#MAX_SPEED}
     * @param simulate whether the cities play their parts by themselves
     */
    public record Rehearsal(Instant clock, double speed, boolean simulate) {
        public Rehearsal {
            if (!(speed > 0 && speed <= ClockAnchor.MAX_SPEED)) {
                throw new IllegalArgumentException("a speed of " + speed);
            }
        }
    }
}
