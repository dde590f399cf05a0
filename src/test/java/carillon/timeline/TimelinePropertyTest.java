package carillon.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.MilestoneId;
import carillon.edition.SlotId;
import carillon.edition.Weekend;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Statement;
import carillon.statement.Statements;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** What holds for every weekend, whatever is said and in whatever order it arrives. */
class TimelinePropertyTest {
    private static final Edition EDITION = Weekend.edition();
    private static final Instant MORNING = Instant.parse("2017-03-04T07:00:00Z");
    private static final int MINUTES = 14 * 60;
    private static final List<UUID> SESSIONS = List.of(new UUID(7, 1), new UUID(7, 2));

    /** The kinds that are public and make no notice. */
    private static final Set<String> WITHOUT_NOTICE =
            Set.of("headcount", "announcement.seen", "question.answered", "turns.set", "turn.prolonged");

    /** Something said, and when it happened. Few instants, so that ties are common. */
    private record Said(UUID id, Instant observedAt, Statement statement) {
        /** Some in one of two sessions, and the others by a program. */
        Author by() {
            int author = Math.floorMod(id.hashCode(), 3);
            return author < SESSIONS.size() ? new Author.Coordinator(SESSIONS.get(author)) : new Author.Program();
        }
    }

    @Property(tries = 500)
    void anyOrderOfArrivalGivesTheSameDocument(@ForAll("weekendsAsAnnounced") List<Said> said, @ForAll long seed) {
        List<Said> shuffled = new ArrayList<>(said);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(withoutNotices(folded(shuffled))).isEqualTo(withoutNotices(folded(said)));
    }

    @Property(tries = 500)
    void everyPatchChainEqualsTheSnapshot(@ForAll("weekends") List<Said> said) {
        Timeline timeline = Timeline.of(EDITION, false);
        JsonNode held = timeline.document();
        for (Said one : said) {
            Timeline next = timeline.fold(entry(timeline.seq() + 1, one));
            held = next.patchSince(timeline)
                    .map(patch -> (JsonNode) patch)
                    .map(applied(held))
                    .orElse(held);
            timeline = next;

            assertThat(held).isEqualTo(timeline.document());
        }
    }

    @Property(tries = 300)
    void patchesComposeFromAnyStateOverAnyOtherToAnyThird(
            @ForAll("weekends") List<Said> said, @ForAll @Size(3) List<@IntRange(min = 0, max = 40) Integer> stops) {
        Chronicle chronicle = chronicle(said);
        List<Timeline> states = stops.stream()
                .sorted()
                .map(seq -> chronicle.at(Math.min(seq, said.size())))
                .toList();
        JsonNode first = states.getFirst().document();

        JsonNode inOneStep = patched(first, states.getFirst(), states.getLast());
        JsonNode overTheSecond = patched(patched(first, states.get(0), states.get(1)), states.get(1), states.get(2));

        assertThat(inOneStep)
                .isEqualTo(overTheSecond)
                .isEqualTo(states.getLast().document());
    }

    private static JsonNode patched(JsonNode document, Timeline before, Timeline after) {
        return after.patchSince(before)
                .map(patch -> MergePatch.apply(document, patch))
                .orElse(document);
    }

    @Property(tries = 100)
    void theChronicleKnowsEveryStateThereWas(
            @ForAll("weekends") List<Said> said, @ForAll @IntRange(max = 30) int times) {
        List<JsonNode> documents = new ArrayList<>();
        Chronicle chronicle = Chronicle.of(Timeline.of(EDITION, false));
        documents.add(chronicle.now().document());
        for (int round = 0; round < times; round++) {
            for (Said one : said) {
                Said again = new Said(UUID.randomUUID(), one.observedAt(), one.statement());
                chronicle = chronicle.plus(entry(chronicle.now().seq() + 1, again));
                documents.add(chronicle.now().document());
            }
        }

        for (int seq = 0; seq < documents.size(); seq += 37) {
            assertThat(chronicle.at(seq).document()).isEqualTo(documents.get(seq));
        }
    }

    @Property(tries = 100)
    void whatWasSeenAtAnInstantIsWhatHadBeenAcceptedByThen(
            @ForAll("weekends") List<Said> said, @ForAll @Size(40) List<@IntRange(max = 3) Integer> pauses) {
        List<Entry> entries = new ArrayList<>();
        Instant at = MORNING;
        for (int i = 0; i < said.size(); i++) {
            at = at.plusMillis(pauses.get(i % pauses.size()));
            Said one = said.get(i);
            entries.add(new Entry(i + 1, one.id(), at, one.by(), one.statement(), one.observedAt()));
        }
        Chronicle chronicle = Chronicle.of(Timeline.of(EDITION, false));
        for (Entry entry : entries) {
            chronicle = chronicle.plus(entry);
        }

        for (Instant asked = MORNING.minusMillis(1); asked.isBefore(at.plusMillis(3)); asked = asked.plusMillis(1)) {
            Instant then = asked;
            List<Entry> later =
                    entries.stream().filter(entry -> entry.at().isAfter(then)).toList();
            long position = chronicle.positionAt(then);

            assertThat(position).isEqualTo(entries.size() - later.size());
            assertThat(chronicle.nextAfter(position))
                    .isEqualTo(later.stream().map(Entry::at).findFirst());
        }
    }

    @Property(tries = 200)
    void theStatementsOfAllPagesAreTheNoticesThatHoldAndTheHeadcounts(
            @ForAll("weekends") List<Said> said, @ForAll @IntRange(min = 1, max = 9) int page) {
        Chronicle chronicle = chronicle(said);
        ObjectNode all = Document.node();
        for (long after = 0; after < chronicle.now().seq(); after += page) {
            all.setAll(chronicle.statements(after, page));
        }

        assertThat(chronicle.statements(chronicle.now().seq(), page)).isEmpty();
        ObjectNode notices = Document.node();
        all.properties().forEach(one -> {
            ObjectNode statement = (ObjectNode) one.getValue();
            String type = statement.path("type").asText();
            assertThat(statement.has("count")).isEqualTo(type.equals("headcount"));
            if (!WITHOUT_NOTICE.contains(type)) {
                notices.set(one.getKey(), type.equals("announcement") ? statement : statement.without("id"));
            }
        });
        assertThat(notices).isEqualTo(chronicle.now().document().path("notices"));
    }

    @Property(tries = 500)
    void aSecondTickOfAnAnnouncementChangesNothing(@ForAll("weekends") List<Said> said) {
        Timeline timeline = folded(said);
        for (Said one : said) {
            if (one.statement() instanceof CheckIn.AnnouncementSeen seen && !isTakenBack(one, timeline)) {
                Said again = new Said(UUID.randomUUID(), one.observedAt().plusSeconds(1), seen);
                Timeline next = timeline.fold(entry(timeline.seq() + 1, again));

                assertThat(next.patchSince(timeline)).isEmpty();
            }
        }
    }

    private static boolean isTakenBack(Said one, Timeline timeline) {
        return timeline.isRetracted(timeline.entry(one.id()).orElseThrow());
    }

    @Property(tries = 500)
    void aRetractedCheckInLeavesNoTrace(
            @ForAll("weekendsAsAnnounced") List<Said> said, @ForAll("checkIns") CheckIn taken) {
        Said mistake = new Said(UUID.randomUUID(), MORNING.plusSeconds(3_600), taken);
        Said retraction = new Said(
                UUID.randomUUID(), MORNING.plusSeconds(7_200), new CheckIn.Retracted(taken.city(), mistake.id(), null));
        List<Said> withMistake = new ArrayList<>(said);
        withMistake.add(said.size() / 2, mistake);
        withMistake.add(retraction);

        assertThat(withoutNotices(folded(withMistake))).isEqualTo(withoutNotices(folded(said)));
        assertThat(notices(folded(withMistake))).isEqualTo(notices(folded(said)));
    }

    @Property(tries = 500)
    void expectedTimesNeverPrecedeWhatTheyWaitFor(@ForAll("weekends") List<Said> said) {
        ObjectNode document = folded(said).document();
        document.path("cities").forEach(city -> {
            List<JsonNode> waiting = new ArrayList<>();
            city.path("slots").forEach(waiting::add);
            waiting.removeIf(
                    slot -> !slot.has("planned") || slot.path("state").asText().equals("skipped"));
            waiting.sort(Comparator.comparingInt(slot -> slot.path("order").asInt()));
            for (int i = 1; i < waiting.size(); i++) {
                if (!waiting.get(i).has("actual")) {
                    assertThat(start(waiting.get(i))).isAfterOrEqualTo(nextMayStart(waiting.get(i - 1)));
                }
            }
        });
    }

    @Property(tries = 300)
    void whatIsAcceptedCanBeFoldedAndWhatIsRepeatedIsKnown(@ForAll("weekends") List<Said> said) {
        Timeline timeline = Timeline.of(EDITION, false);
        for (Said one : said) {
            Command command = new Command(one.id(), one.by(), one.statement(), one.observedAt());
            Instant now = one.observedAt().plusSeconds(30);
            if (timeline.decide(command, now) instanceof Verdict.Accepted accepted) {
                timeline = timeline.fold(accepted.entry());

                assertThat(timeline.decide(command, now)).isEqualTo(new Verdict.Repeated(accepted.entry()));
            }
        }
    }

    private static java.util.function.Function<JsonNode, JsonNode> applied(JsonNode held) {
        return patch -> MergePatch.apply(held, patch);
    }

    private static Instant start(JsonNode slot) {
        return Instant.parse(slot.path("expected").path("start").asText());
    }

    private static Instant nextMayStart(JsonNode slot) {
        return slot.path("expected").has("end")
                ? Instant.parse(slot.path("expected").path("end").asText())
                : start(slot);
    }

    private static Timeline folded(List<Said> said) {
        return chronicle(said).now();
    }

    private static Chronicle chronicle(List<Said> said) {
        Chronicle chronicle = Chronicle.of(Timeline.of(EDITION, false));
        for (Said one : said) {
            chronicle = chronicle.plus(entry(chronicle.now().seq() + 1, one));
        }
        return chronicle;
    }

    private static Entry entry(long seq, Said said) {
        return new Entry(seq, said.id(), MORNING.plusSeconds(seq), said.by(), said.statement(), said.observedAt());
    }

    private static JsonNode withoutNotices(Timeline timeline) {
        ObjectNode document = timeline.document();
        document.remove("notices");
        return document;
    }

    /** The news, but for what tells the order of arrival. */
    private static List<JsonNode> notices(Timeline timeline) {
        List<JsonNode> notices = new ArrayList<>();
        timeline.document().path("notices").forEach(notice -> notices.add(((ObjectNode) notice).without("at")));
        return notices;
    }

    @Provide
    Arbitrary<CheckIn> checkIns() {
        return Statements.checkIns(cities(), slots(), Arbitraries.of(new MilestoneId("meetup-video")));
    }

    @Provide
    Arbitrary<List<Said>> weekends() {
        Arbitrary<Statement> statements = Arbitraries.oneOf(
                checkIns().map(checkIn -> checkIn),
                Statements.decisions(cities(), Arbitraries.of(new MilestoneId("meetup-video")))
                        .map(decision -> decision));
        Arbitrary<Instant> instants =
                Arbitraries.integers().between(0, MINUTES / 10).map(tens -> MORNING.plusSeconds(tens * 600L));
        return Combinators.combine(Arbitraries.create(UUID::randomUUID), instants, statements)
                .as(Said::new)
                .list()
                .ofMaxSize(40)
                .map(TimelinePropertyTest::withRetractions)
                .map(TimelinePropertyTest::withSessionsSetAside);
    }

    /** Two sessions are set aside in the midst of it, and one comes back. */
    private static List<Said> withSessionsSetAside(List<Said> said) {
        int third = said.size() / 3;
        List<Said> all = new ArrayList<>(said.subList(0, third));
        all.add(decided(new Decision.SessionSetAside(SESSIONS.get(0), null)));
        all.addAll(said.subList(third, 2 * third));
        all.add(decided(new Decision.SessionSetAside(SESSIONS.get(1), MORNING.plusSeconds(third))));
        all.add(decided(new Decision.SessionReinstated(SESSIONS.get(0))));
        all.addAll(said.subList(2 * third, said.size()));
        return all;
    }

    private static Said decided(Decision decision) {
        return new Said(UUID.randomUUID(), MORNING, decision);
    }

    /**
     * Weekends in which nothing that was announced changes and no session is set aside: both count in the order in which
     * they arrive.
     */
    @Provide
    Arbitrary<List<Said>> weekendsAsAnnounced() {
        return weekends()
                .map(said -> said.stream()
                        .filter(one -> !(one.statement() instanceof Statement.Change)
                                && !(one.statement() instanceof Decision.SessionSetAside)
                                && !(one.statement() instanceof Decision.SessionReinstated))
                        .toList());
    }

    /** Retractions and settlements that point at something said, which chance alone would hardly ever make. */
    private static List<Said> withRetractions(List<Said> said) {
        List<Said> all = new ArrayList<>(said);
        for (int i = 0; i < said.size(); i += 5) {
            if (said.get(i).statement() instanceof CheckIn checkIn && !(checkIn instanceof CheckIn.Retracted)) {
                Statement reply = checkIn instanceof CheckIn.HelpWanted && i % 2 == 0
                        ? new CheckIn.HelpSettled(checkIn.city(), said.get(i).id())
                        : new CheckIn.Retracted(checkIn.city(), said.get(i).id(), null);
                all.add(new Said(UUID.randomUUID(), said.get(i).observedAt().plusSeconds(60), reply));
            }
        }
        for (Said one : said) {
            answers(one.statement(), one.id())
                    .forEach(answer ->
                            all.add(new Said(UUID.randomUUID(), one.observedAt().plusSeconds(30), answer)));
        }
        return all;
    }

    private static List<Statement> answers(Statement said, UUID id) {
        CityId tunis = new CityId("tunis");
        return switch (said) {
            case CheckIn.HelpWanted wanted ->
                List.of(
                        new CheckIn.HelpAnswered(tunis, id, wanted.text()),
                        new Decision.HelpReplied(id, wanted.text()));
            case Decision.Announcement announcement
            when announcement.text().value().length() % 2 == 0 ->
                List.of(new CheckIn.AnnouncementSeen(tunis, id), new CheckIn.AnnouncementSeen(new CityId("lyon"), id));
            case Decision.Announcement _ ->
                List.of(new CheckIn.AnnouncementSeen(tunis, id), new Decision.AnnouncementWithdrawn(id));
            case Decision.QuestionAsked question
            when question.text().value().length() % 2 == 0 ->
                List.of(
                        new CheckIn.QuestionAnswered(tunis, id, question.text(), null),
                        new CheckIn.QuestionAnswered(new CityId("lyon"), id, question.text(), question.text()));
            case Decision.QuestionAsked question ->
                List.of(
                        new CheckIn.QuestionAnswered(tunis, id, question.text(), null),
                        new Decision.QuestionClosed(id));
            default -> List.of();
        };
    }

    private static Arbitrary<CityId> cities() {
        return Arbitraries.of("lyon", "lille", "tunis", "rennes").map(CityId::new);
    }

    private static Arbitrary<SlotId> slots() {
        return Arbitraries.of("pitchs", "themes", "travail", "apero", "accueil", "networking", "production", "diner")
                .map(SlotId::new);
    }
}
