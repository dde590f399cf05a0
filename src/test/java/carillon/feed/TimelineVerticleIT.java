package carillon.feed;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carillon.edition.CityId;
import carillon.edition.MilestoneId;
import carillon.edition.Weekend;
import carillon.journal.Journal;
import carillon.postgres.DatabaseAddress;
import carillon.postgres.TestDatabase;
import carillon.statement.Answer;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Entry;
import carillon.statement.Statement;
import carillon.statement.Text;
import carillon.timeline.Command;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimelineVerticleIT {
    private static final CityId LYON = new CityId("lyon");
    private static final MilestoneId MEETUP = new MilestoneId("meetup-video");
    private static final Instant START = Instant.parse("2017-03-04T17:00:00Z");
    private static final Instant END = Instant.parse("2017-03-04T17:30:00Z");

    /** As soon before the start that a timer set now is over at once. */
    private static final Instant JUST_BEFORE = START.minusMillis(50);

    private static final long NEVER_MILLIS = 1L << 30;

    private final AtomicReference<Instant> world = new AtomicReference<>(JUST_BEFORE);
    private final DatabaseAddress address = TestDatabase.empty();

    private Node node() {
        return Node.start(address, world::get);
    }

    private static Command says(Statement statement) {
        return new Command(UUID.randomUUID(), new Author.Program(), statement, null);
    }

    private static Command note(String text) {
        return says(new CheckIn.Note(LYON, new Text(text)));
    }

    private static List<Command> notes(int count) {
        return IntStream.range(0, count).mapToObj(n -> note("note " + n)).toList();
    }

    /** As many cities as the quorum say yes. */
    private static List<Command> quorum() {
        return Weekend.edition().cities().keySet().stream()
                .limit(5)
                .map(city -> says(new CheckIn.Ready(city, MEETUP, Answer.YES, null)))
                .toList();
    }

    private static Receipt.Kept kept(Future<Receipt> receipt) {
        return (Receipt.Kept) now(receipt);
    }

    private static List<Long> positions(List<Present> presents) {
        return presents.stream().map(present -> present.cursor().seq()).toList();
    }

    private static List<Long> oneTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    @Test
    void fiveHundredAtOnceAreAllKeptAndAnsweredInTheOrderOfTheirPositions() throws Exception {
        try (Node node = node()) {
            List<Command> said = notes(500);

            List<Receipt> receipts = now(node.all(said));

            List<Entry> answered = receipts.stream()
                    .map(receipt -> ((Receipt.Kept) receipt).entry())
                    .toList();
            assertThat(answered).isEqualTo(node.entries());
            assertThat(answered).extracting(Entry::seq).isEqualTo(oneTo(500));
            assertThat(answered)
                    .extracting(Entry::id)
                    .isEqualTo(said.stream().map(Command::id).toList());
            List<Present> presents = node.dueTo(500);
            assertThat(positions(presents)).isSorted().doesNotHaveDuplicates();
            assertThat(presents).as("appended together").hasSizeLessThan(250);
            assertThat(((Receipt.Kept) receipts.getLast()).cursor())
                    .isEqualTo(presents.getLast().cursor());
        }
    }

    @Test
    void theSameTwiceAtOnceIsKeptOnceAndBothAreToldSo() {
        try (Node node = node()) {
            Command note = note("une seule fois");
            Command other = new Command(note.id(), note.by(), new CheckIn.Headcount(LYON, 12), null);

            List<Receipt> receipts = now(node.all(List.of(note, note, other)));

            Receipt.Kept first = (Receipt.Kept) receipts.getFirst();
            assertThat(first.first()).isTrue();
            assertThat(receipts)
                    .containsExactly(
                            first,
                            new Receipt.Kept(first.entry(), first.cursor(), false),
                            new Receipt.Conflicting(first.entry()));
            assertThat(node.entries()).containsExactly(first.entry());
            assertThat(kept(node.says(note)).cursor()).isEqualTo(first.cursor());
        }
    }

    @Test
    void whatIsRefusedLeavesNoGap() {
        try (Node node = node()) {
            Command nowhere = says(new CheckIn.CityOpened(new CityId("atlantide")));

            List<Receipt> receipts = now(node.all(List.of(note("un"), nowhere, note("deux"), nowhere)));

            assertThat(receipts.stream().filter(Receipt.Refused.class::isInstance))
                    .hasSize(2);
            assertThat(node.entries()).extracting(Entry::seq).isEqualTo(oneTo(2));
        }
    }

    @Test
    void twoNodesPostedToAtOnceEndEqual() throws Exception {
        try (Node here = node();
                Node there = node()) {
            Command both = note("aux deux");
            List<Future<?>> posted = List.of(
                    here.all(notes(200)),
                    here.says(both),
                    there.says(both),
                    there.all(notes(200)),
                    here.all(notes(50)));
            now(Future.join(posted));

            Present presentHere = here.dueTo(451).getLast();
            Present presentThere = there.dueTo(451).getLast();

            assertThat(here.entries()).extracting(Entry::seq).isEqualTo(oneTo(451));
            assertThat(presentHere.cursor()).isEqualTo(presentThere.cursor());
            assertThat(presentHere.document()).isEqualTo(presentThere.document());
            Receipt.Kept receiptHere = kept(here.says(both));
            assertThat(receiptHere).isEqualTo(kept(there.says(both)));
            assertThat(List.of(posted.get(1).result(), posted.get(2).result()))
                    .as("one of the two was first")
                    .containsExactlyInAnyOrder(
                            receiptHere, new Receipt.Kept(receiptHere.entry(), receiptHere.cursor(), true));
        }
    }

    @Test
    void aNodeThatStartsLaterHasTheSameCursorAndDocument() {
        try (Node here = node()) {
            now(here.all(notes(30)));
            Present present = here.present();

            try (Node later = node()) {
                Present restored = later.present();
                assertThat(restored.document()).isEqualTo(present.document());
                for (int seq = 0; seq <= 30; seq++) {
                    assertThat(restored.cursorAt(seq)).isEqualTo(present.cursorAt(seq));
                }
            }
        }
    }

    @Test
    void aNodeWhoseFirstReadGotNoAnswerIsStartedAgainAndHearsOfTheOthers() throws Exception {
        try (Node here = Node.start(address, world::get, TroubledJournal::silentAtFirst);
                Node there = node()) {
            now(there.says(note("bonjour")));

            here.dueTo(1);
            assertThat(kept(here.says(note("bonsoir"))).entry().seq()).isEqualTo(2);
        }
    }

    @Test
    void whatComesAloneIsToldAtOnceAndWhatFollowsWaitsForTheTick() throws Exception {
        try (Node node = Node.start(address, world::get, NEVER_MILLIS)) {
            now(node.says(note("seule")));
            now(node.all(notes(20)));

            assertThat(positions(node.presents())).endsWith(21L);
            assertThat(positions(node.dueTo(1))).containsExactly(1L);
        }
    }

    @Test
    void whatComesWithinATickIsToldTogetherAtItsEnd() throws Exception {
        try (Node node = Node.start(address, world::get, 50)) {
            for (Command note : notes(100)) {
                now(node.says(note));
            }

            List<Present> told = node.dueTo(100);

            assertThat(positions(told)).isSorted().doesNotHaveDuplicates().startsWith(1L);
            assertThat(told).hasSizeLessThan(node.presents().size());
        }
    }

    @Test
    void theRuleAtAMilestonesStartIsJournalledOnceHoweverManyNodesApplyIt() throws Exception {
        var worldThere = new AtomicReference<>(JUST_BEFORE);
        try (Node here = node();
                // It hears of nothing, so it finds out that the other was quicker only when it applies the rule itself.
                Node there = Node.start(address, worldThere::get, TroubledJournal::deaf)) {
            now(there.all(quorum()));
            world.set(START);
            here.dueTo(6);
            assertThat(there.present().cursor().seq()).isEqualTo(5);

            worldThere.set(START.plusMillis(3));
            there.dueTo(6);

            now(here.says(note("après")));
            assertThat(here.entries()).hasSize(7);
            assertRule(here.entries().get(5), new Decision.MilestoneStarted(MEETUP), START, START);
            assertThat(phase(there)).isEqualTo("live");
        }
    }

    @Test
    void aNodeThatStartsAfterTheInstantAppliesTheRuleAndTheJournalSaysWhenItWasDue() throws Exception {
        try (Node before = node()) {
            now(before.all(quorum()));
        }

        world.set(START.plusSeconds(300));
        try (Node after = node()) {
            after.dueTo(6);

            assertRule(after.entries().getLast(), new Decision.MilestoneStarted(MEETUP), START, START.plusSeconds(300));
            assertThat(after.present()
                            .timeline()
                            .document()
                            .at("/milestones/meetup-video/expected")
                            .asText())
                    .isEqualTo("2017-03-04T17:00:00Z");
        }
    }

    @Test
    void aNodeThatWasAwayForTheWholeMilestoneAppliesEveryRuleInOrder() throws Exception {
        try (Node before = node()) {
            now(before.all(quorum()));
        }

        world.set(END.plusSeconds(60));
        try (Node after = node()) {
            after.dueTo(7);

            assertRule(after.entries().get(5), new Decision.MilestoneStarted(MEETUP), START, END.plusSeconds(60));
            assertRule(after.entries().get(6), new Decision.MilestoneEnded(MEETUP), END, END.plusSeconds(60));
            assertThat(phase(after)).isEqualTo("done");
        }
    }

    @Test
    void withoutAQuorumTheInstantPassesAndTheLastAnswerStartsIt() throws Exception {
        try (Node node = node()) {
            now(node.all(quorum().subList(0, 4)));
            world.set(START.plusSeconds(90));
            now(node.says(note("on attend")));
            assertThat(phase(node)).isEqualTo("planned");

            now(node.says(quorum().getLast()));
            node.dueTo(7);

            assertRule(
                    node.entries().getLast(),
                    new Decision.MilestoneStarted(MEETUP),
                    START.plusSeconds(90),
                    START.plusSeconds(90));
        }
    }

    @Test
    void aHoldThatCameInTimeIsNotTooLateBecauseTheDatabaseIsSlow() throws Exception {
        var database = new AtomicReference<>(succeeded());
        try (Node node = slowly(database)) {
            now(node.all(quorum()));
            database.set(Promise.promise());
            Future<Receipt> note = node.says(note("lente"));
            Future<Receipt> hold = node.says(says(new Decision.MilestoneHeld(MEETUP, new Text("Une minute !"))));
            node.hasHeardAll();

            world.set(START.plusSeconds(5));
            goesOn(database);

            now(Future.all(note, hold));
            assertThat(node.entries()).hasSize(7);
            assertThat(kept(hold).entry().at()).isEqualTo(JUST_BEFORE);
            assertThat(phase(node)).isEqualTo("held");
        }
    }

    @Test
    void aStartThatWasDueIsNotPreventedByWhatCameAfterItWhileTheDatabaseWasSlow() throws Exception {
        var database = new AtomicReference<>(succeeded());
        try (Node node = slowly(database)) {
            now(node.all(quorum()));
            database.set(Promise.promise());
            Future<Receipt> note = node.says(note("lente"));
            node.hasHeardAll();
            world.set(START.plusSeconds(3));
            Future<Receipt> no = node.says(says(new CheckIn.Ready(LYON, MEETUP, Answer.NO, null)));
            node.hasHeardAll();

            world.set(START.plusSeconds(5));
            goesOn(database);

            now(Future.all(note, no));
            assertRule(node.entries().get(6), new Decision.MilestoneStarted(MEETUP), START, START.plusSeconds(3));
            assertThat(kept(no).entry().seq()).isEqualTo(8);
            assertThat(phase(node)).isEqualTo("live");
        }
    }

    @Test
    void aRuleDoesNotApplyToAStartThatWasPostponedWhileTheDatabaseWasSlow() throws Exception {
        var database = new AtomicReference<>(succeeded());
        try (Node node = slowly(database)) {
            now(node.all(quorum()));
            database.set(Promise.promise());
            Future<Receipt> later = node.says(says(new Decision.MilestonePostponed(MEETUP, START.plusSeconds(60))));
            Future<List<Receipt>> again = node.all(quorum());
            node.hasHeardAll();
            world.set(START.plusSeconds(5));
            goesOn(database);
            now(Future.all(later, again));
            assertThat(phase(node)).isEqualTo("planned");

            world.set(START.plusSeconds(60));
            now(node.says(note("une minute plus tard")));

            assertRule(
                    node.entries().get(11),
                    new Decision.MilestoneStarted(MEETUP),
                    START.plusSeconds(60),
                    START.plusSeconds(60));
        }
    }

    @Test
    void aRuleThatCouldNotBeKeptIsAppliedOnceItCan() throws Exception {
        var refusals = new AtomicInteger();
        try (Node node = Node.start(address, world::get, journal -> TroubledJournal.full(journal, refusals))) {
            now(node.all(quorum()));
            refusals.set(1);

            world.set(START);
            node.dueTo(6);

            assertThat(refusals).hasValue(0);
            assertRule(node.entries().get(5), new Decision.MilestoneStarted(MEETUP), START, START);
        }
    }

    private static Promise<Void> succeeded() {
        Promise<Void> promise = Promise.promise();
        promise.complete();
        return promise;
    }

    private Node slowly(AtomicReference<Promise<Void>> database) {
        return Node.start(
                address,
                world::get,
                journal -> TroubledJournal.slow(journal, () -> database.get().future()));
    }

    private static void goesOn(AtomicReference<Promise<Void>> database) {
        database.getAndSet(succeeded()).complete();
    }

    @Test
    void whoeverSaysAgainWhatMayHaveBeenKeptLearnsThatItWas() throws Exception {
        try (Node node = Node.start(address, world::get, TroubledJournal::cutShort)) {
            Command note = note("peut-être");

            assertThat(now(node.says(note))).isEqualTo(new Receipt.Unavailable());
            node.dueTo(1);

            assertThat(kept(node.says(note)).first()).isFalse();
            assertThat(node.entries()).hasSize(1);
        }
    }

    @Test
    void anAppendThatFailsMakesItStaleUntilTheJournalIsRead() throws Exception {
        try (Node node = Node.start(address, world::get, TroubledJournal::cutShort)) {
            now(node.says(note("peut-être")));

            assertThat(node.staleness()).isEqualTo(new Staleness(Optional.of(JUST_BEFORE)));
            assertThat(node.staleness()).isEqualTo(Staleness.NONE);
        }
    }

    @Test
    void whileARuleCannotBeKeptItStaysStaleThoughTheJournalCanBeRead() throws Exception {
        var refusals = new AtomicInteger();
        try (Node node = Node.start(address, world::get, journal -> TroubledJournal.full(journal, refusals))) {
            now(node.all(quorum()));
            refusals.set(3);

            world.set(START);
            node.dueTo(6);

            assertThat(node.staleness().since()).isPresent();
            assertThat(node.staleness()).isEqualTo(Staleness.NONE);
            assertThat(refusals).hasValue(0);
        }
    }

    @Test
    void aJournalThatWentAnotherWayIsNotServedAnyMore() throws Exception {
        try (Node node = node()) {
            now(node.all(notes(3)));
            node.restores(1);

            assertThat(now(node.says(note("perdue")))).isEqualTo(new Receipt.Unavailable());

            assertThat(node.staleness().since()).isPresent();
            assertThat(node.ended()).contains("another way");
            assertThat(node.entries()).hasSize(1);
        }
    }

    @Test
    void aNodeThatNobodyWouldWakeIsStaleUntilItListensAgainAndHasReadWhatItMissed() throws Exception {
        var told = new AtomicReference<Journal.Listener>();
        try (Node deaf = Node.start(address, world::get, journal -> TroubledJournal.heardBy(journal, told::set));
                Node other = node()) {
            told.get().lost();
            told.get().lost();
            assertThat(deaf.staleness().since()).hasValue(JUST_BEFORE);
            now(other.says(note("manquée")));
            now(deaf.says(note("par elle-même")));

            told.get().appended(Long.MAX_VALUE);

            assertThat(deaf.staleness()).isEqualTo(Staleness.NONE);
            assertThat(deaf.present().cursor().seq()).isEqualTo(2);
        }
    }

    @Test
    void tenThousandMayWaitAndWhoComesThenIsSentAwayAtOnce() {
        try (Node node = Node.start(address, world::get, TroubledJournal::stuck)) {
            Future<List<Receipt>> first = node.all(notes(1));
            Future<List<Receipt>> waiting = node.all(notes(10_000));

            assertThat(now(node.says(note("de trop")))).isEqualTo(new Receipt.Unavailable());

            assertThat(first.isComplete()).isFalse();
            assertThat(waiting.isComplete()).isFalse();
        }
    }

    /** A node that nobody wakes, so that it is behind whenever another one is posted to. */
    private Node behind(AtomicReference<TroubledJournal.Watched> seen) {
        return Node.start(address, world::get, journal -> {
            seen.set(TroubledJournal.watched(journal));
            return seen.get();
        });
    }

    @Test
    void whatIsRightByWhatAnotherNodeAcknowledgedIsNotRefused() {
        try (Node here = node();
                Node behind = behind(new AtomicReference<>())) {
            for (int n = 0; n < 20; n++) {
                Command call = says(new CheckIn.HelpWanted(LYON, new Text("de l'aide")));
                kept(here.says(call));

                Receipt.Kept settled = kept(behind.says(says(new CheckIn.HelpSettled(LYON, call.id()))));

                assertThat(settled.entry().seq()).isEqualTo(2 * n + 2);
                assertThat(kept(behind.says(call)).first()).isFalse();
            }
        }
    }

    @Test
    void whereTheJournalCannotBeReadNothingIsRefused() {
        var seen = new AtomicReference<TroubledJournal.Watched>();
        try (Node here = node();
                Node behind = behind(seen)) {
            Command call = says(new CheckIn.HelpWanted(LYON, new Text("de l'aide")));
            Command settled = says(new CheckIn.HelpSettled(LYON, call.id()));
            kept(here.says(call));
            seen.get().isUnreadable(true);

            assertThat(now(behind.says(settled))).isEqualTo(new Receipt.Unavailable());
            assertThat(now(behind.says(new Command(call.id(), call.by(), new CheckIn.Headcount(LYON, 1), null))))
                    .isEqualTo(new Receipt.Unavailable());

            seen.get().isUnreadable(false);
            Receipt receipt = now(behind.says(settled));
            while (receipt instanceof Receipt.Unavailable) {
                receipt = now(behind.says(settled));
            }
            assertThat(receipt).isInstanceOf(Receipt.Kept.class);
        }
    }

    @Test
    void oneReadServesAllWhoAreRefused() {
        var seen = new AtomicReference<TroubledJournal.Watched>();
        try (Node node = behind(seen)) {
            CityId nowhere = new CityId("atlantide");
            int before = seen.get().reads();

            List<Receipt> receipts = now(node.all(IntStream.range(0, 2_000)
                    .mapToObj(n -> says(new CheckIn.CityOpened(nowhere)))
                    .toList()));

            assertThat(receipts).hasSize(2_000).allMatch(Receipt.Refused.class::isInstance);
            assertThat(seen.get().reads() - before).isBetween(1, 50);
        }
    }

    @Test
    void whoeverKnowsOfAPositionAheadIsAnsweredFromThereOn() {
        var seen = new AtomicReference<TroubledJournal.Watched>();
        try (Node here = node();
                Node behind = behind(seen)) {
            now(here.all(notes(3)));

            Present present = now(behind.upTo(3));

            assertThat(present.cursor()).isEqualTo(here.present().cursor());
        }
    }

    @Test
    void manyWhoMakePositionsUpAreAnsweredSoonByFewReads() {
        var seen = new AtomicReference<TroubledJournal.Watched>();
        try (Node node = behind(seen)) {
            int before = seen.get().reads();

            List<Future<Present>> answers = new ArrayList<>();
            for (int n = 0; n < 5_000; n++) {
                answers.add(node.upTo(1L << 40));
            }
            now(Future.all(answers));

            assertThat(answers.getLast().result().cursor().seq()).isZero();
            assertThat(seen.get().reads() - before).isLessThan(50);
        }
    }

    @Test
    void whoeverKnowsOfAPositionAheadIsToldSoonThatTheDatabaseIsAway() {
        var seen = new AtomicReference<TroubledJournal.Watched>();
        try (Node behind = behind(seen)) {
            seen.get().isUnreadable(true);

            assertThatThrownBy(() -> now(behind.upTo(1))).hasMessageContaining("cannot be read");
            assertThatThrownBy(() -> now(behind.upTo(1))).hasMessageContaining("cannot be read");
        }
    }

    @Test
    void aJournalThatIsPutBackIsNoticedThoughNobodyPostsAndNobodyTells() throws Exception {
        try (Node node = behind(new AtomicReference<>())) {
            now(node.all(notes(3)));

            node.restores(1);

            assertThat(node.ended()).contains("another way");
            assertThat(node.staleness().since()).isPresent();
            assertThat(now(node.says(note("perdue")))).isEqualTo(new Receipt.Unavailable());
        }
    }

    @Test
    void nothingIsAcceptedBehindAnotherHistoryOfTheSameLength() throws Exception {
        try (Node node = behind(new AtomicReference<>())) {
            now(node.all(notes(3)));
            node.restores(1);
            try (Node other = node()) {
                now(other.all(notes(2)));
            }

            assertThat(now(node.says(note("de trop")))).isEqualTo(new Receipt.Unavailable());

            assertThat(node.ended()).contains("another way");
            assertThat(node.entries()).hasSize(3);
        }
    }

    @Test
    void aPositionHeardOfThatIsKnownAlreadyIsLookedInto() throws Exception {
        var told = new AtomicReference<Journal.Listener>();
        try (Node node = Node.start(address, world::get, journal -> TroubledJournal.heardBy(journal, told::set))) {
            now(node.all(notes(3)));
            node.restores(1);

            told.get().appended(2);

            assertThat(node.ended()).contains("another way");
        }
    }

    @Test
    void whileNothingCanBeWrittenItStaysStaleThoughNobodyPosts() throws Exception {
        var seen = new AtomicReference<TroubledJournal.Watched>();
        try (Node node = behind(seen)) {
            seen.get().isFull(true);
            assertThat(now(node.says(note("de trop")))).isEqualTo(new Receipt.Unavailable());
            assertThat(node.staleness().since()).isPresent();

            while (seen.get().trials() < 3) {
                node.hasHeardAll();
            }
            assertThat(node.stalenessNow().since()).isPresent();
            seen.get().isFull(false);

            assertThat(node.staleness()).isEqualTo(Staleness.NONE);
            assertThat(seen.get().appends()).as("not in the journal").isEqualTo(1);
        }
    }

    @Test
    void aLostHeadIsWaitedForUntilItIsMended() throws Exception {
        var seen = new AtomicReference<TroubledJournal.Watched>();
        try (Node node = behind(seen)) {
            now(node.all(notes(3)));
            int before = seen.get().appends();
            node.headBecomes(2);

            assertThat(now(node.says(note("de trop")))).isEqualTo(new Receipt.Unavailable());
            assertThat(node.staleness().since()).isPresent();
            assertThat(seen.get().appends() - before).isEqualTo(1);

            node.headBecomes(3);
            assertThat(node.staleness()).isEqualTo(Staleness.NONE);
            assertThat(kept(node.says(note("de nouveau"))).entry().seq()).isEqualTo(4);
        }
    }

    @Test
    void aNodeThatDoesNotListenYetFollowsTheOthersAllTheSame() throws Exception {
        try (Node starting = Node.start(address, world::get, TroubledJournal::deafAtFirst);
                Node other = node()) {
            now(other.all(notes(3)));

            starting.dueTo(3);
        }
    }

    @Test
    void aRuleIsNotLateWhereTheMachineSleptAndNobodyPosts() throws Exception {
        world.set(START.minusSeconds(3_600));
        // Nothing that is told late wakes it.
        try (Node node = behind(new AtomicReference<>())) {
            now(node.all(quorum()));
            node.dueTo(5);

            // A timer stands still while the machine sleeps.
            world.set(START.plusSeconds(1));

            node.dueTo(6);
            assertRule(node.entries().get(5), new Decision.MilestoneStarted(MEETUP), START, START.plusSeconds(1));
        }
    }

    private static void assertRule(Entry entry, Decision decision, Instant due, Instant at) {
        assertThat(entry.statement()).isEqualTo(decision);
        assertThat(entry.by()).isEqualTo(new Author.Rule(due));
        assertThat(entry.observedAt()).isEqualTo(due);
        assertThat(entry.at()).isEqualTo(at);
    }

    private static String phase(Node node) {
        return node.present()
                .timeline()
                .document()
                .at("/milestones/meetup-video/state")
                .asText();
    }
}
