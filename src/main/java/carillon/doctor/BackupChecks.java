package carillon.doctor;

import carillon.backup.BackupSchedule;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Checks the backups that a server makes by itself: whether the newest is as young as it should be. */
public final class BackupChecks {
    private static final String CHECK = "backups";

    /** One that takes long, or waits for another server's, is no reason to worry yet. */
    private static final int LATE = 2;

    private BackupChecks() {}

    /** Checks a schedule whose server runs, or does not. */
    public static Finding of(BackupSchedule schedule, boolean isRunning, Instant now) {
        String where = schedule.directory().toString();
        try {
            Optional<Instant> newest = schedule.newest(now);
            if (newest.isEmpty()) {
                return Finding.look(
                        CHECK,
                        isRunning
                                ? "there is none in " + where
                                        + " yet: the server makes one within a minute of its start,"
                                        + " and its log says where it cannot (“no backup was made”)."
                                : "there is none in " + where + " yet: the server makes one when it has started.");
            }
            Duration age = Duration.between(newest.get(), now);
            String said = "the newest in " + where + " is " + words(age) + " old";
            if (age.compareTo(schedule.every().multipliedBy(LATE)) <= 0) {
                return Finding.good(CHECK, said + ".");
            }
            return isRunning
                    ? Finding.wrong(
                            CHECK,
                            said + ", and one is due every " + words(schedule.every())
                                    + ": the server's log says why (“no backup was made”).")
                    : Finding.look(CHECK, said + ": the server makes one when it has started.");
        } catch (AccessDeniedException e) {
            return Finding.look(CHECK, "this user may not look into " + where + ": ask as the user of the server.");
        } catch (IOException e) {
            return Finding.wrong(CHECK, where + " cannot be read: " + e.getMessage());
        }
    }

    private static String words(Duration duration) {
        if (duration.toDays() > 1) {
            return duration.toDays() + " days";
        }
        return duration.toHours() > 1 ? duration.toHours() + " h" : Math.max(1, duration.toMinutes()) + " min";
    }
}
