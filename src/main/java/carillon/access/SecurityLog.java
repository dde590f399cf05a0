package carillon.access;

import carillon.edition.CityId;
import carillon.edition.EditionId;
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
 * Logs sign-ins, refusals, invitations and revocations: one line each, with time, kind, ids and the client's address.
 *
 * <p>A line holds no secret, label or name: no part of it was written by a client, so none can forge a line. The first refusal of a
 * kind and address in a minute is logged at once; its repetitions make one line with their count when the minute is over, so the
 * counts of all lines add up. The lines of a minute are bounded, and events beyond the bound are counted: the log cannot be flooded.
 */
public final class SecurityLog {
    /** The most different refusals of a minute; further ones are counted by kind alone. */
    static final int MAX_DIFFERENT_REFUSALS = 200;

    /** The most other lines of a minute; further events are counted by kind. */
    static final int MAX_EVENTS = 600;

    private static final String ELSEWHERE = "elsewhere";
    private static final int MAX_ADDRESS = 64;

    /** Why a request was refused. */
    public enum Refusal {
        /** The invitation is used up or has expired. */
        INVITE_SPENT,
        /** There is no such invitation: it was guessed, or was revoked. */
        INVITE_UNKNOWN,
        /** There is no such session, or it has ended. */
        SESSION_UNKNOWN,
        /** The bearer token is not the server's. */
        TOKEN_WRONG,
        FOREIGN_ORIGIN,
        NOT_YOUR_CITY,
        NOT_YOUR_ROLE,
        /** A rate was exceeded: counted and never logged, since it happens by the thousand. */
        TOO_MANY,
        /** The server has too many requests at once: counted and never logged. */
        BUSY;

        /** The word for it in the log and the metrics. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What the lines of one kind have in common. */
    private record Key(String kind, String who, String address) {}

    private final InstantSource world;
    private final Consumer<String> out;
    /** The refusals of this minute, each with the number of its repetitions since its line. */
    private final Map<Key, Long> repeated = new LinkedHashMap<>();

    /** What came beyond a bound in this minute, by kind. */
    private final Map<Key, Long> overflow = new LinkedHashMap<>();

    private Instant minute = Instant.MIN;
    private int events;

    /**
     * Creates an empty log.
     *
     * @param out takes one line, without its end; on the caller's thread
     */
    public SecurityLog(InstantSource world, Consumer<String> out) {
        this.world = world;
        this.out = out;
    }

    /** Logs that a session began with an invitation. */
    public void signedIn(RedeemResult.SignedIn begun, @Nullable String address) {
        String replaced =
                begun.replaced().map(session -> " instead-of=" + session).orElse("");
        event("signed-in", who(begun.device().newest()) + replaced + roles(begun.device()), address);
    }

    /** Logs that a device gave up all its roles. */
    public void signedOut(Device device, @Nullable String address) {
        event("signed-out", who(device.newest()) + roles(device), address);
    }

    /** Tells how many roles a device has, where it has several. */
    private static String roles(Device device) {
        return device.roles().size() == 1 ? "" : " roles=" + device.roles().size();
    }

    /** Logs that a session of a device was ended by somebody. */
    public void ended(Speaker speaker, Session session, @Nullable String address) {
        HeldRole held = session.held();
        String ended = " ended=" + held.session() + " was=" + role(held.role()) + " of=" + held.invitation();
        event("ended", who(speaker) + ended, address);
    }

    /** Logs that all sessions of a city, or of an edition, were ended but those of the speaker's own device. */
    public void endedOthers(
            Speaker speaker, EditionId edition, Optional<CityId> city, int count, @Nullable String address) {
        String whose = city.map(id -> " city=" + id.value()).orElse("");
        event("ended", who(speaker) + " edition=" + edition.value() + whose + " sessions=" + count, address);
    }

    public void invited(Speaker speaker, Invitation invitation, @Nullable String address) {
        String created = " made=" + invitation.id() + " for=" + role(invitation.role()) + " uses=" + invitation.uses()
                + " expires=" + invitation.expires();
        event("invited", who(speaker) + created, address);
    }

    /** Logs that an invitation has another label, which is not in the line. */
    public void renamed(Speaker speaker, UUID invitation, @Nullable String address) {
        event("renamed", who(speaker) + " renamed=" + invitation, address);
    }

    /** Logs that an invitation was deleted, with all that descended from it. */
    public void revoked(Speaker speaker, UUID invitation, Revocation revocation, @Nullable String address) {
        String deleted = " revoked=" + invitation + " invitations=" + revocation.invitations() + " sessions="
                + revocation.sessions();
        event("revoked", who(speaker) + deleted, address);
    }

    /** Logs that a request was refused, whose speaker may not be known. */
    public void refused(Refusal refusal, Optional<Speaker> speaker, @Nullable String address) {
        refusal(refusal, speaker.map(SecurityLog::who).orElse(""), address);
    }

    /** Logs that an invitation was refused which is used up or has expired. */
    public void refusedSpent(UUID invitation, @Nullable String address) {
        refusal(Refusal.INVITE_SPENT, " invitation=" + invitation, address);
    }

    /** Writes the counts of minutes that are over. It is called every few seconds, for times without events. */
    public void flush() {
        write(startMinute(world.instant()));
    }

    /** Writes all counts. */
    public void close() {
        List<String> lines = new ArrayList<>();
        synchronized (this) {
            endMinute(lines, world.instant());
        }
        write(lines);
    }

    private void event(String kind, String details, @Nullable String address) {
        Instant now = world.instant();
        List<String> lines = startMinute(now);
        synchronized (this) {
            if (events < MAX_EVENTS) {
                events++;
                lines.add(line(now, kind, details, printable(address), 1));
            } else {
                overflow.merge(new Key(kind, "", ELSEWHERE), 1L, Long::sum);
            }
        }
        write(lines);
    }

    private void refusal(Refusal refusal, String who, @Nullable String address) {
        Instant now = world.instant();
        List<String> lines = startMinute(now);
        Key key = new Key(refusal.word(), who, printable(address));
        synchronized (this) {
            if (repeated.containsKey(key)) {
                repeated.merge(key, 1L, Long::sum);
            } else if (repeated.size() < MAX_DIFFERENT_REFUSALS) {
                repeated.put(key, 0L);
                lines.add(line(now, key.kind(), who, key.address(), 1));
            } else {
                overflow.merge(new Key(key.kind(), "", ELSEWHERE), 1L, Long::sum);
            }
        }
        write(lines);
    }

    /** Ends the minute before where another one has begun, also when the clock was set back, and returns its lines. */
    private synchronized List<String> startMinute(Instant now) {
        List<String> lines = new ArrayList<>();
        Instant begun = now.truncatedTo(ChronoUnit.MINUTES);
        if (!begun.equals(minute)) {
            endMinute(lines, now);
            minute = begun;
        }
        return lines;
    }

    private void endMinute(List<String> lines, Instant now) {
        List.of(repeated, overflow).forEach(counts -> {
            counts.forEach((key, count) -> {
                if (count > 0) {
                    lines.add(line(now, key.kind(), key.who(), key.address(), count));
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
            case Speaker.Person person -> who(person.speaking());
            case Speaker.Program _ -> " who=program";
        };
    }

    private static String who(HeldRole held) {
        return " who=" + role(held.role()) + " session=" + held.session() + " invitation=" + held.invitation();
    }

    private static String role(Role role) {
        return role instanceof Role.Organizer organizer
                ? role.word() + ":" + organizer.city().value()
                : role.word();
    }

    /** An address may come from a header, so characters that no address has are replaced. */
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
