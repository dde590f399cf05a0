package carillon.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.MilestoneId;
import carillon.edition.SlotId;
import carillon.edition.Weekend;
import carillon.statement.Answer;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Statement;
import carillon.statement.Statements;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * Random Saturdays on two nodes that share a journal and are restarted, or away, at any point: whatever is said, the
 * shared moment starts as it was promised.
 */
class RulesPropertyTest {
    private static final Edition EDITION = Weekend.edition();
    private static final MilestoneId MEETUP = new MilestoneId("meetup-video");
    private static final Instant FIVE = Instant.parse("2017-03-04T16:00:00Z");

    /**
     * What happens next.
     *
     * @param minutes how long after the last
     * @param node which of the two hears it
     * @param rulesRun whether both nodes are up meanwhile, one, or none
     * @param lateMinutes how long ago it happened; negative where the clock of who says it is ahead
     * @param inItsWay whether it is said under the id that the next rule would take
     * @param back where it takes something back: how many entries ago that was said
     */
    private record Step(
            int minutes,
            int node,
            int rulesRun,
            boolean restart,
            int lateMinutes,
            boolean inItsWay,
            int back,
            Statement said) {}

    /** The two nodes and their journal. */
    private static final class World {
        private final List<Entry> journal = new ArrayList<>();
        private final Timeline[] nodes = {Timeline.of(EDITION, false), Timeline.of(EDITION, false)};
        private final Set<Instant> started = new HashSet<>();
        private final Set<UUID> applied = new HashSet<>();
        private final int aheadSeconds;
        private Instant now = FIVE;

        /** Two nodes, the clock of the second of which is so much ahead of the first one's. */
        World(int aheadSeconds) {
            this.aheadSeconds = aheadSeconds;
        }

        private Instant clock(int node) {
            return now.plusSeconds((long) node * aheadSeconds);
        }

        void live(Step step) {
            for (int minute = 0; minute < step.minutes(); minute++) {
                now = now.plusSeconds(60);
                for (int node = 0; node < step.rulesRun(); node++) {
                    applyRules((step.node() + node) % 2);
                }
            }
            if (step.restart()) {
                nodes[step.node()] = Timeline.of(EDITION, false);
            }
            now = now.plusMillis(1);
            Instant observedAt = step.lateMinutes() == 0 ? null : now.minusSeconds(step.lateMinutes() * 60L);
            UUID id = nodes[step.node()]
                    .entryByRule(Instant.MAX)
                    .filter(_ -> step.inItsWay())
                    .map(Entry::id)
                    .orElseGet(UUID::randomUUID);
            post(step.node(), new Command(id, new Author.Program(), meant(step), observedAt));
        }

        /** What chance alone takes back was hardly ever said. */
        private Statement meant(Step step) {
            return step.said() instanceof CheckIn.Retracted
                            && step.back() <= journal.size()
                            && journal.get(journal.size() - step.back()).statement() instanceof CheckIn checkIn
                    ? new CheckIn.Retracted(
                            checkIn.city(),
                            journal.get(journal.size() - step.back()).id(),
                            null)
                    : step.said();
        }

        private void applyRules(int node) {
            catchUp(node);
            for (var rule = nodes[node].entryByRule(clock(node));
                    rule.isPresent();
                    rule = nodes[node].entryByRule(clock(node))) {
                Entry entry = rule.get();
                assertThat(applied.add(entry.id()))
                        .as("or it would be due for ever")
                        .isTrue();
                if (entry.statement() instanceof Decision.MilestoneStarted) {
                    startsRightly(nodes[node], ((Author.Rule) entry.by()).due(), clock(node));
                }
                append(node, entry);
            }
        }

        private void post(int node, Command command) {
            catchUp(node);
            if (nodes[node].decide(command, clock(node)) instanceof Verdict.Accepted accepted) {
                append(node, accepted.entry());
                if (command.observedAt() == null && command.statement() instanceof Decision.OfMilestone decision) {
                    holds(decision, nodes[node]);
                }
            }
        }

        /**
         * Who decides now, and is told that it holds, sees that it does; but where a decision was dated ahead of now.
         */
        private void holds(Decision.OfMilestone decision, Timeline after) {
            if (journal.stream().anyMatch(entry -> entry.observedAt().isAfter(after.lastAt()))) {
                return;
            }
            var meetup = after.document().path("milestones").path(MEETUP.value());
            String state = meetup.path("state").asText();
            switch (decision) {
                case Decision.MilestoneHeld _ -> assertThat(state).isEqualTo("held");
                case Decision.MilestoneReleased _ -> assertThat(state).isEqualTo("planned");
                case Decision.MilestoneStarted _ -> assertThat(state).isEqualTo("live");
                case Decision.MilestoneEnded _ -> assertThat(state).isEqualTo("done");
                case Decision.MilestoneCancelled _ -> assertThat(state).isEqualTo("cancelled");
                case Decision.MilestoneProlonged longer -> {
                    assertThat(state).isEqualTo("live");
                    assertThat(Instant.parse(meetup.path("endsAt").asText())).isEqualTo(longer.until());
                }
                case Decision.MilestoneChanged changed ->
                    changed.start()
                            .ifPresent(start -> assertThat(
                                            Instant.parse(meetup.path("planned").asText()))
                                    .isEqualTo(start));
                case Decision.MilestonePostponed postponed -> {
                    assertThat(Instant.parse(meetup.path("expected").asText())).isEqualTo(postponed.to());
                    assertThat(meetup.path("readyCount").asInt()).isZero();
                }
            }
        }

        private void append(int node, Entry entry) {
            journal.add(entry);
            nodes[node] = nodes[node].fold(entry);
        }

        private void startsRightly(Timeline before, Instant due, Instant clock) {
            var meetup = before.document().path("milestones").path(MEETUP.value());
            assertThat(meetup.path("state").asText()).isEqualTo("planned");
            assertThat(meetup.path("readyCount").asInt())
                    .isGreaterThanOrEqualTo(meetup.path("quorum").asInt());
            Instant expected = Instant.parse(meetup.path("expected").asText());
            assertThat(started.add(expected)).as("once per expected start").isTrue();
            assertThat(due).isBetween(expected, clock);
        }

        private void catchUp(int node) {
            while (nodes[node].seq() < journal.size()) {
                nodes[node] = nodes[node].fold(journal.get((int) nodes[node].seq()));
            }
        }
    }

    @Property(tries = 1_000)
    @StatisticsReport(onFailureOnly = true)
    void theSharedMomentStartsAsItWasPromised(
            @ForAll("saturdays") List<Step> saturday, @ForAll @IntRange(max = 900) int aheadSeconds) {
        World world = new World(aheadSeconds);
        saturday.forEach(world::live);
        world.catchUp(0);
        world.catchUp(1);
        covers("it started", !world.started.isEmpty());
        covers(
                "an answer was taken back",
                world.journal.stream()
                        .anyMatch(entry -> entry.statement() instanceof CheckIn.Retracted taken
                                && world.nodes[0]
                                                .entry(taken.ref())
                                                .orElseThrow()
                                                .statement()
                                        instanceof CheckIn.Ready));

        assertThat(world.nodes[0].document()).isEqualTo(world.nodes[1].document());
        assertThat(world.journal.stream().map(Entry::id).distinct().count()).isEqualTo(world.journal.size());
    }

    @Property(tries = 300)
    void aServerThatWasAwayDoesOnItsReturnWhatItWouldHaveDone(@ForAll("evenings") List<Step> evening) {
        World present = new World(0);
        World away = new World(0);
        // Until six both are up; what is said is the same. Then one of them is away while nobody can say anything.
        evening.forEach(present::live);
        away.journal.addAll(present.journal);
        away.now = present.now;
        for (int minute = 0; minute < 180; minute++) {
            present.now = present.now.plusSeconds(60);
            present.applyRules(0);
        }
        away.now = present.now;
        away.applyRules(1);

        present.catchUp(0);
        away.catchUp(1);
        assertThat(milestones(away.nodes[1])).isEqualTo(milestones(present.nodes[0]));
    }

    private static void covers(String what, boolean happened) {
        Statistics.label(what).collect(happened);
        Statistics.label(what).coverage(runs -> runs.check(true).percentage(share -> share > 10));
    }

    private static Object milestones(Timeline timeline) {
        return timeline.document().path("milestones");
    }

    @Provide
    Arbitrary<List<Step>> saturdays() {
        return steps(12).list().ofMinSize(5).ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<Step>> evenings() {
        return steps(4).list().ofMinSize(5).ofMaxSize(14);
    }

    private static Arbitrary<Step> steps(int mostMinutes) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, mostMinutes),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(true, false),
                        Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(2, 7), Tuple.of(1, -1)),
                        Arbitraries.frequency(Tuple.of(5, false), Tuple.of(1, true)),
                        Arbitraries.integers().between(1, 4),
                        statements())
                .as(Step::new);
    }

    /** Mostly what matters to the shared moment, or too few cities would ever be ready. */
    private static Arbitrary<Statement> statements() {
        Arbitrary<CityId> cities = Arbitraries.of(EDITION.cities().keySet());
        Arbitrary<MilestoneId> meetup = Arbitraries.just(MEETUP);
        Arbitrary<Statement> answers = Combinators.combine(
                        cities, Arbitraries.frequency(Tuple.of(6, Answer.YES), Tuple.of(1, Answer.NO)))
                .as((city, answer) -> new CheckIn.Ready(city, MEETUP, answer, null));
        Arbitrary<Statement> doors = Combinators.combine(cities, Arbitraries.of(true, false))
                .as((city, open) -> open ? new CheckIn.CityOpened(city) : new CheckIn.CityClosed(city));
        Arbitrary<Statement> postponements = Arbitraries.integers()
                .between(1, 90)
                .map(minutes -> new Decision.MilestonePostponed(MEETUP, FIVE.plusSeconds(3_000 + minutes * 60L)));
        return Arbitraries.frequencyOf(
                Tuple.of(10, answers),
                Tuple.of(2, doors),
                Tuple.of(2, cities.map(city -> new CheckIn.Retracted(city, UUID.randomUUID(), null))),
                Tuple.of(1, postponements),
                Tuple.of(1, Statements.decisions(cities, meetup).map(decision -> decision)),
                Tuple.of(
                        1,
                        Statements.checkIns(
                                        cities,
                                        Arbitraries.of("pitchs", "travail").map(SlotId::new),
                                        meetup)
                                .map(checkIn -> checkIn)));
    }
}
