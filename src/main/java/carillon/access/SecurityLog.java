package carillon.access;

import carillon.edition.CityId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A log of who was let in, who was not, and who invited whom: one line each, with time, kind, ids and the client's address.
 *
 * <p>It holds no secret, no label and no name: nothing in a line was written by a client, so nobody can break out of one. Of a
 * refusal that comes again from the same address within the same minute, only the first is a line at once; the others make one line
 * with their count when the minute is over. So the counts of all lines add up. Nobody can flood it: the lines of a minute are bounded,
 * and what is beyond is counted.
 */
public final class SecurityLog {
    /** So many refusals are told apart in a minute; what is more is counted by its kind alone. */
    static final int MAX_REFUSALS_APART = 200;

    /** So many other lines are written in a minute; what is more is counted by its kind. */
    static final int MAX_EVENTS = 600;

    private static final String ELSEWHERE = "elsewhere";
    private static final int MAX_ADDRESS = 64;

    /** What somebody was refused for. */
    public enum Refusal {
        /** An invitation that is used up or too old. */
        INVITE_SPENT,
        /** An invitation that there is not: a guess, or one that was taken back. */
        INVITE_UNKNOWN,
        /** A session that there is not, or not any more. */
        SESSION_UNKNOWN,
        /** A bearer token that is not the server's. */
        TOKEN_WRONG,
        FOREIGN_ORIGIN,
        NOT_YOUR_CITY,
        NOT_YOUR_ROLE,
        /** Over a rate: counted and never logged, for it happens by the thousand. */
        TOO_MANY,
        /** More at once than this server takes: counted and never logged. */
        BUSY;

        /** As the log and the metrics say it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private record Apart(String kind, String who, String address) {}

    private final InstantSource world;
    private final Consumer<String> out;
    /** What came again in this minute, and how often since its first line. */
    private final Map<Apart, Long> again = new LinkedHashMap<>();

    private final Map<Apart, Long> beyond = new LinkedHashMap<>();
    private Instant minute = Instant.MIN;
    private int events;

    /**
     * Makes an empty one.
     *
     * @param out takes one line, without its end; on the thread of whoever has something to log
     */
    public SecurityLog(InstantSource world, Consumer<String> out) {
        this.world = world;
        this.out = out;
    }

    /** Somebody came in with an invitation. */
    public void signedIn(Redeeming.Begun begun, @Nullable String address) {
        String earlier =
                begun.earlier().map(session -> " instead-of=" + session).orElse("");
        event("signed-in", who(begun.speaker()) + earlier, address);
    }

    public void signedOut(Speaker speaker, @Nullable String address) {
        event("signed-out", who(speaker), address);
    }

    public void invited(Speaker speaker, Invitation invitation, @Nullable String address) {
        String made = " made=" + invitation.id() + " for=" + role(invitation.city()) + " uses=" + invitation.uses()
                + " expires=" + invitation.expires();
        event("invited", who(speaker) + made, address);
    }

    /** Somebody took an invitation back, with all that came of it. */
    public void revoked(Speaker speaker, UUID invitation, Revoked revoked, @Nullable String address) {
        String gone =
                " revoked=" + invitation + " invitations=" + revoked.invitations() + " sessions=" + revoked.sessions();
        event("revoked", who(speaker) + gone, address);
    }

    /** Somebody who had shown who they are, or nobody known, was refused something. */
    public void refused(Refusal refusal, Optional<Speaker> speaker, @Nullable String address) {
        refusal(refusal, speaker.map(SecurityLog::who).orElse(""), address);
    }

    /** Somebody came with an invitation that serves no more. */
    public void refusedSpent(UUID invitation, @Nullable String address) {
        refusal(Refusal.INVITE_SPENT, " invitation=" + invitation, address);
    }

    /** Writes what is still to be told of minutes that are over. To be called every few seconds, for a time when nothing happens. */
    public void flush() {
        write(turn(world.instant()));
    }

    /** Writes all that is still to be told. */
    public void close() {
        List<String> lines = new ArrayList<>();
        synchronized (this) {
            endMinute(lines, world.instant());
        }
        write(lines);
    }

    private void event(String kind, String what, @Nullable String address) {
        Instant now = world.instant();
        List<String> lines = turn(now);
        synchronized (this) {
            if (events < MAX_EVENTS) {
                events++;
                lines.add(line(now, kind, what, printable(address), 1));
            } else {
                beyond.merge(new Apart(kind, "", ELSEWHERE), 1L, Long::sum);
            }
        }
        write(lines);
    }

    private void refusal(Refusal refusal, String who, @Nullable String address) {
        Instant now = world.instant();
        List<String> lines = turn(now);
        Apart apart = new Apart(refusal.word(), who, printable(address));
        synchronized (this) {
            if (again.containsKey(apart)) {
                again.merge(apart, 1L, Long::sum);
            } else if (again.size() < MAX_REFUSALS_APART) {
                again.put(apart, 0L);
                lines.add(line(now, apart.kind(), who, apart.address(), 1));
            } else {
                beyond.merge(new Apart(apart.kind(), "", ELSEWHERE), 1L, Long::sum);
            }
        }
        write(lines);
    }

    /** The lines of the minute that is over, where another has begun; a clock that was set back begins another, too. */
    private synchronized List<String> turn(Instant now) {
        List<String> lines = new ArrayList<>();
        Instant begun = now.truncatedTo(ChronoUnit.MINUTES);
        if (!begun.equals(minute)) {
            endMinute(lines, now);
            minute = begun;
        }
        return lines;
    }

    private void endMinute(List<String> lines, Instant now) {
        List.of(again, beyond).forEach(counts -> {
            counts.forEach((apart, count) -> {
                if (count > 0) {
                    lines.add(line(now, apart.kind(), apart.who(), apart.address(), count));
                }
            });
            counts.clear();
        });
        events = 0;
    }

    private static String line(Instant at, String kind, String who, String address, long count) {
        return at.truncatedTo(ChronoUnit.MILLIS) + " kind=" + kind + who + " address=" + address + " count=" + count;
    }

    private static String who(Speaker speaker) {
        return switch (speaker) {
            case Speaker.Person person ->
                " who=" + role(person.city()) + " session=" + person.session() + " invitation=" + person.invitation();
            case Speaker.Program unused -> " who=program";
        };
    }

    private static String role(Optional<CityId> city) {
        return city.map(id -> "organizer:" + id.value()).orElse("coordinator");
    }

    /** An address may come from a header: what is not in one is left out. */
    private static String printable(@Nullable String address) {
        if (address == null || address.isEmpty() || address.length() > MAX_ADDRESS) {
            return "unknown";
        }
        return address.replaceAll("[^0-9A-Za-z.:/%_-]", "?");
    }

    private void write(List<String> lines) {
        lines.forEach(out);
    }
}
