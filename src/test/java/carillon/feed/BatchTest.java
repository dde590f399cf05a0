package carillon.feed;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Language;
import carillon.edition.Weekend;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Statement;
import carillon.statement.Text;
import carillon.timeline.Command;
import io.vertx.core.Promise;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final Instant NOON = Instant.parse("2017-03-04T12:00:00Z");
    private static final Clock CLOCK = WorldClock.of(InstantSource.fixed(NOON));
    private static final Present ANNOUNCED = Present.of(Weekend.edition(), false);

    private long came;

    private PendingCommand says(Statement statement) {
        return new PendingCommand(
                new Command(UUID.randomUUID(), new Author.Program(), statement, null), ++came, NOON, Promise.promise());
    }

    private PendingCommand note(String text) {
        return says(new CheckIn.Note(new CityId("lyon"), new Text(text)));
    }

    private PendingCommand nowhere() {
        return says(new CheckIn.CityOpened(new CityId("atlantide")));
    }

    /** A command that no reader of requests lets through. */
    @SuppressWarnings("NullAway")
    private PendingCommand bug() {
        return says((Statement) null);
    }

    private static Batch decided(List<PendingCommand> waiting, List<RuntimeException> bugs) {
        return Batch.decide(ANNOUNCED.chronicle(), waiting, CLOCK, bugs::add).withRulesDue(CLOCK.instant());
    }

    @Test
    void aCommandThatCannotBeDecidedIsAnsweredAndHarmsNoOther() {
        List<PendingCommand> waiting = List.of(note("un"), bug(), nowhere(), note("deux"));
        List<RuntimeException> bugs = new ArrayList<>();

        Batch batch = decided(waiting, bugs);
        batch.answer(ANNOUNCED.afterOwn(batch.accepted(), batch.after()));

        assertThat(bugs).hasSize(1);
        assertThat(batch.accepted()).extracting(entry -> entry.seq()).containsExactly(1L, 2L);
        assertThat(waiting)
                .extracting(one -> one.receipt().future().result())
                .satisfiesExactly(
                        receipt -> assertThat(receipt).isInstanceOf(Receipt.Kept.class),
                        receipt -> assertThat(receipt).isInstanceOf(Receipt.Unavailable.class),
                        receipt -> assertThat(receipt).isInstanceOf(Receipt.Refused.class),
                        receipt -> assertThat(receipt).isInstanceOf(Receipt.Kept.class));
    }

    @Test
    void whoCameAfterTheReadIsNotAnsweredByIt() {
        PendingCommand before = nowhere();
        PendingCommand after = nowhere();
        Batch batch = decided(List.of(before, after), new ArrayList<>());

        assertThat(batch.answerConfirmed(before.number(), ANNOUNCED)).containsExactly(after);

        assertThat(before.receipt().future().result()).isInstanceOf(Receipt.Refused.class);
        assertThat(after.receipt().future().isComplete()).isFalse();
    }

    @Test
    void aGroupIsKeptAsAWholeOrNotAtAll() {
        PendingCommand whole = together(ANNOUNCED.timeline().edition(), note("un"), note("deux"));
        PendingCommand broken = together(ANNOUNCED.timeline().edition(), note("trois"), nowhere());

        Batch batch = decided(List.of(whole, broken, note("quatre")), new ArrayList<>());
        batch.answer(ANNOUNCED.afterOwn(batch.accepted(), batch.after()));

        assertThat(batch.accepted())
                .extracting(entry -> ((CheckIn.Note) entry.statement()).text().value())
                .containsExactly("un", "deux", "quatre");
        assertThat(((Receipt.Kept) whole.receipt().future().result()).entry().seq())
                .isEqualTo(2);
        assertThat(broken.receipt().future().result()).isInstanceOf(Receipt.Refused.class);
    }

    @Test
    void aGroupThatWasMadeForWhatIsNotAnnouncedAnyMoreIsMadeAnew() {
        PendingCommand outdated = together(Weekend.in(List.of(Language.AR), Map.of(Language.AR, "لقاء")), note("un"));

        assertThat(decided(List.of(outdated), new ArrayList<>()).accepted()).isEmpty();
        assertThat(outdated.receipt().future().result()).isEqualTo(new Receipt.Outdated());
    }

    private PendingCommand together(Edition onto, PendingCommand... commands) {
        return new PendingCommand(
                Stream.of(commands).map(one -> one.commands().getFirst()).toList(),
                onto,
                ++came,
                NOON,
                Promise.promise());
    }
}
