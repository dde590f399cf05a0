package carillon.season;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import carillon.edition.Edition;
import carillon.edition.EditionFile;
import carillon.edition.EditionId;
import carillon.edition.EditionSummary.State;
import carillon.edition.EditionWriter;
import carillon.edition.Weekend;
import carillon.feed.Addresses;
import carillon.feed.Bus;
import carillon.feed.Present;
import carillon.journal.Journals;
import carillon.postgres.Database;
import carillon.postgres.DatabaseAddress;
import carillon.postgres.TestDatabase;
import carillon.statement.StatementJson;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The editions of a server, on a real database, by a clock that the test sets. */
class EditionsIT {
    private final DatabaseAddress address = TestDatabase.empty();
    private final AtomicReference<Instant> world = new AtomicReference<>(Instant.parse("2018-01-01T12:00:00Z"));
    private final AtomicLong nanos = new AtomicLong();
    private final List<Vertx> nodes = new ArrayList<>();
    private final Editions editions = node();

    private Editions node() {
        Vertx vertx = Vertx.vertx();
        nodes.add(vertx);
        Database database = now(Database.external(vertx, address));
        Editions node =
                new Editions(vertx, new Journals(database), world::get, nanos::get, new Bus(vertx), 0, sentence -> {
                    throw new AssertionError(sentence);
                });
        now(node.start());
        return node;
    }

    @AfterEach
    void close() {
        nodes.forEach(vertx -> now(vertx.close()));
    }

    /** An edition of that id, like the weekend, on two days of that month of 2018. */
    private static Edition edition(String id, String month) {
        ObjectNode members = EditionWriter.write(Weekend.edition());
        String moved = members.put("edition", id).toString().replace("2017-03-0", "2018-" + month + "-0");
        return EditionFile.parse(StatementJson.tree(moved));
    }

    private void create(String id, String month) {
        assertThat(now(editions.create(edition(id, month)))).isEqualTo(Journals.Created.DONE);
    }

    private OpenEdition open(String id) {
        return now(editions.find(new EditionId(id))).orElseThrow();
    }

    @Test
    void theCurrentEditionIsTheOneThatIsOnElseTheNextElseTheLast() {
        create("mars", "03");
        create("juin", "06");

        assertThat(currentAt("2018-01-01T00:00:00Z")).isEqualTo("mars");
        assertThat(currentAt("2018-03-04T20:00:00Z")).isEqualTo("mars");
        assertThat(currentAt("2018-03-07T10:00:00Z"))
                .as("it is spoken of still")
                .isEqualTo("mars");
        assertThat(currentAt("2018-03-07T12:00:00Z")).isEqualTo("juin");
        assertThat(currentAt("2018-12-01T00:00:00Z")).isEqualTo("juin");
    }

    private String currentAt(String instant) {
        world.set(Instant.parse(instant));
        return editions.current().orElseThrow().value();
    }

    @Test
    void theEditionThatWasChosenIsCurrentAndStandsFirst() {
        create("mars", "03");
        create("juin", "06");

        now(editions.choose(new EditionId("juin")));

        assertThat(editions.all())
                .extracting(shown -> shown.summary().id() + " " + shown.state() + " " + shown.isCurrent())
                .containsExactly("juin COMING true", "mars COMING false");
    }

    @Test
    void anIdIsTakenOnce() {
        create("mars", "03");

        assertThat(now(editions.create(edition("mars", "06")))).isEqualTo(Journals.Created.EXISTS);
    }

    @Test
    void anEditionThatIsMadeOnOneNodeIsFoundOnTheOther() {
        Editions other = node();
        create("mars", "03");
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));

        assertThat(now(other.find(new EditionId("mars"))))
                .map(open -> open.summary().title())
                .contains(Weekend.edition().title());
        assertThat(now(other.find(new EditionId("avril")))).isEmpty();
    }

    @Test
    void anEditionThatIsOverIsPutAwayOnceNobodyHasAskedForTenMinutesAndOpensAgain() throws InterruptedException {
        create("janvier", "01");
        create("mars", "03");
        world.set(Instant.parse("2018-02-01T00:00:00Z"));
        OpenEdition first = open("janvier");

        nanos.addAndGet(TimeUnit.MINUTES.toNanos(11));
        waitUntilClosed(first);

        assertThat(editions.all()).extracting(shown -> shown.state()).containsExactly(State.COMING, State.OVER);
        assertThat(timelineOf(open("janvier")).timeline().edition().id()).isEqualTo(new EditionId("janvier"));
    }

    @Test
    void anEditionThatIsWatchedStaysOpen() throws InterruptedException {
        create("janvier", "01");
        create("fevrier", "02");
        create("mars", "03");
        world.set(Instant.parse("2018-02-20T00:00:00Z"));
        OpenEdition watched = open("janvier");
        OpenEdition left = open("fevrier");
        watched.watchedOn(() -> 1, () -> {});

        nanos.addAndGet(TimeUnit.MINUTES.toNanos(11));
        waitUntilClosed(left);

        assertThat(watched.isClosed()).isFalse();
    }

    @Test
    void theEditionThatWasAskedForTheLongestAgoMakesRoomForANinthAndAWatchedOneDoesNot() {
        world.set(Instant.parse("2019-01-01T00:00:00Z"));
        create("courante", "12");
        List<OpenEdition> opened = new ArrayList<>();
        for (int i = 0; i < Editions.MOST_PAST; i++) {
            create("passee-" + i, "03");
            nanos.incrementAndGet();
            opened.add(open("passee-" + i));
        }
        create("passee-neuf", "03");
        opened.getFirst().watchedOn(() -> 1, () -> {});

        open("passee-neuf");

        assertThat(opened)
                .extracting(OpenEdition::isClosed)
                .containsExactly(false, true, false, false, false, false, false, false);
        opened.forEach(edition -> edition.watchedOn(() -> 1, () -> {}));
        open("passee-neuf").watchedOn(() -> 1, () -> {});
        assertThatThrownBy(() -> open("passee-1")).isInstanceOf(Editions.TooManyOpen.class);
    }

    private static Present timelineOf(OpenEdition edition) {
        return now(edition.bus().ask(Addresses.NOW, ""));
    }

    private static void waitUntilClosed(OpenEdition edition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!edition.isClosed()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    @Test
    void thereMayBeNone() {
        assertThat(editions.current()).isEqualTo(Optional.empty());
        assertThat(editions.all()).isEmpty();
    }
}
