package carillon.access;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.access.SecurityLog.Refusal;
import carillon.edition.CityId;
import carillon.edition.EditionId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SecurityLogPropertyTest {
    private static final Instant BEGIN = Instant.parse("2026-11-24T08:00:00Z");
    private static final Pattern LINE =
            Pattern.compile("\\S+Z kind=([a-z-]+)( [a-z-]+=\\S+)* address=[0-9A-Za-z.:/%?_-]+ count=([0-9]+)");

    private static final Device THIEF = new Device(
            UUID.randomUUID(),
            List.of(new HeldRole(
                    UUID.fromString("00000000-0000-0000-0000-000000000001"),
                    UUID.fromString("00000000-0000-0000-0000-000000000002"),
                    new Role.Organizer(new EditionId("weekend"), new CityId("lyon")),
                    BEGIN)));

    private final List<String> lines = new ArrayList<>();
    private Instant now = BEGIN;
    private final SecurityLog log = new SecurityLog(() -> now, lines::add);

    record Attempt(int millis, Refusal refusal, String address) {}

    @Property(tries = 200)
    void theCountsAddUpWhateverComesFromWhereAndWhen(@ForAll("attempts") List<Attempt> attempts) {
        lines.clear();
        Map<Refusal, Long> made = new EnumMap<>(Refusal.class);
        attempts.forEach(attempt -> {
            now = now.plusMillis(attempt.millis());
            made.merge(attempt.refusal(), 1L, Long::sum);
            log.refused(attempt.refusal(), Optional.empty(), attempt.address());
        });
        log.close();

        Map<String, Long> counted = lines.stream()
                .map(SecurityLogPropertyTest::matched)
                .collect(Collectors.groupingBy(
                        line -> line.group(1), Collectors.summingLong(line -> Long.parseLong(line.group(3)))));
        assertThat(counted)
                .isEqualTo(made.entrySet().stream()
                        .collect(Collectors.toMap(entry -> entry.getKey().word(), Map.Entry::getValue)));
    }

    private static Matcher matched(String line) {
        Matcher matcher = LINE.matcher(line);
        assertThat(matcher.matches()).as(line).isTrue();
        return matcher;
    }

    @Provide
    Arbitrary<List<Attempt>> attempts() {
        Arbitrary<String> addresses = Arbitraries.oneOf(
                Arbitraries.of(
                        "192.0.2.1",
                        "2001:db8::1",
                        "2001:db8:0:1::/64",
                        "",
                        "1\n2026-11-24T08:00:00Z kind=signed-in",
                        "a b\r\u2028"),
                Arbitraries.strings().ofMaxLength(80));
        return Combinators.combine(Arbitraries.integers().between(0, 20_000), Arbitraries.of(Refusal.class), addresses)
                .as(Attempt::new)
                .list()
                .ofMaxSize(60);
    }

    @Example
    void aMillionGuessesFromOneAddressAreTwoLinesAMinute() {
        for (int guess = 0; guess < 1_000_000; guess++) {
            log.refused(Refusal.INVITE_UNKNOWN, Optional.empty(), "192.0.2.1");
        }
        now = BEGIN.plus(Duration.ofMinutes(1));
        log.flush();

        assertThat(lines)
                .containsExactly(
                        "2026-11-24T08:00:00Z kind=invite-unknown address=192.0.2.1 count=1",
                        "2026-11-24T08:01:00Z kind=invite-unknown address=192.0.2.1 count=999999");
    }

    @Example
    void guessesFromAllOverTheWorldAreBoundedAndHideNobodyWhoComesIn() {
        for (int address = 0; address < 100_000; address++) {
            log.refused(Refusal.SESSION_UNKNOWN, Optional.empty(), "2001:db8::" + address);
        }
        log.signedOut(THIEF, "192.0.2.1");
        now = BEGIN.plus(Duration.ofMinutes(1));
        log.flush();

        assertThat(lines)
                .hasSize(SecurityLog.MAX_DIFFERENT_REFUSALS + 2)
                .contains("2026-11-24T08:00:00Z kind=signed-out who=organizer:lyon"
                        + " session=00000000-0000-0000-0000-000000000001 invitation=00000000-0000-0000-0000-000000000002"
                        + " address=192.0.2.1 count=1")
                .endsWith("2026-11-24T08:01:00Z kind=session-unknown address=elsewhere count="
                        + (100_000 - SecurityLog.MAX_DIFFERENT_REFUSALS));
    }

    @Example
    void whoComesAndGoesAllTheTimeIsCounted() {
        for (int time = 0; time < 10_000; time++) {
            log.signedOut(THIEF, "192.0.2.1");
        }
        log.close();

        assertThat(lines)
                .hasSize(SecurityLog.MAX_EVENTS + 1)
                .endsWith("2026-11-24T08:00:00Z kind=signed-out address=elsewhere count="
                        + (10_000 - SecurityLog.MAX_EVENTS));
    }
}
