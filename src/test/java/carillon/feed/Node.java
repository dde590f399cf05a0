package carillon.feed;

import static carillon.postgres.TestDatabase.now;
import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.Weekend;
import carillon.journal.Journal;
import carillon.journal.Journals;
import carillon.journal.PgJournal;
import carillon.postgres.Database;
import carillon.postgres.DatabaseAddress;
import carillon.statement.Entry;
import carillon.timeline.Command;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * One node of a Carillon, as far as the bus: its own Vert.x and its own connections to the database that all nodes
 * share.
 */
final class Node implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    private final Vertx vertx;
    private final Database database;
    private final PgJournal journal;
    private final Bus bus;
    private final Context client;
    private final Queue<Present> presents = new ConcurrentLinkedQueue<>();
    private final BlockingQueue<Present> due = new LinkedBlockingQueue<>();
    private final BlockingQueue<Staleness> staleness = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();

    private Node(DatabaseAddress address) {
        vertx = Vertx.vertx();
        database = now(Database.external(vertx, address));
        journal = now(new Journals(database).ofEvent(Weekend.edition().id()));
        bus = new Bus(vertx);
        client = vertx.getOrCreateContext();
    }

    static Node start(DatabaseAddress address, InstantSource world) {
        return start(address, world, journal -> journal);
    }

    /** A node that leaves those who watch alone for that long after it told them something. */
    static Node start(DatabaseAddress address, InstantSource world, long tickMillis) {
        return start(address, world, journal -> journal, tickMillis);
    }

    /** A node that sees its journal through something. */
    static Node start(DatabaseAddress address, InstantSource world, UnaryOperator<Journal> through) {
        return start(address, world, through, 0);
    }

    private static Node start(
            DatabaseAddress address, InstantSource world, UnaryOperator<Journal> through, long tickMillis) {
        Node node = new Node(address);
        node.bus.subscribe(Addresses.PRESENTS, node.presents::add);
        node.bus.subscribe(Addresses.DUE, node.due::add);
        node.bus.subscribe(Addresses.STALENESS, node.staleness::add);
        Journal journal = through.apply(node.journal);
        Supplier<Future<String>> deploying = () -> node.vertx.deployVerticle(new TimelineVerticle(
                Present.of(Weekend.edition(), false),
                journal,
                WorldClock.of(world),
                node.bus,
                tickMillis,
                node.ended::add));
        // As the server does: once more where the first read failed.
        now(deploying.get().recover(unread -> deploying.get()));
        return node;
    }

    Future<Receipt> says(Command command) {
        return all(List.of(command)).map(List::getFirst);
    }

    /** Says all of that at once; gives the receipts in the order in which they came. */
    Future<List<Receipt>> all(List<Command> commands) {
        Promise<List<Receipt>> answered = Promise.promise();
        List<Receipt> receipts = new ArrayList<>();
        client.runOnContext(_ -> commands.forEach(command -> bus.ask(Addresses.COMMANDS, command)
                .onFailure(answered::tryFail)
                .onSuccess(receipt -> {
                    receipts.add(receipt);
                    if (receipts.size() == commands.size()) {
                        answered.complete(receipts);
                    }
                })));
        return answered.future();
    }

    /** What was said so far has come to the timeline, though it may have to wait there. */
    void hasHeardAll() {
        present();
    }

    /** Asked for in the order of what was said. */
    Present present() {
        Promise<Present> present = Promise.promise();
        client.runOnContext(_ -> bus.ask(Addresses.NOW, "").onComplete(present));
        return now(present.future());
    }

    /** What everyone who watches was told of until it came to that position; waits for what has not come yet. */
    List<Present> dueTo(long seq) throws InterruptedException {
        List<Present> told = new ArrayList<>();
        do {
            Present next = due.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(next).as("after " + told.size()).isNotNull();
            told.add(next);
        } while (told.getLast().cursor().seq() < seq);
        return told;
    }

    /** What everyone who watches is told next of whether the journal is lost. */
    Staleness staleness() throws InterruptedException {
        Staleness next = staleness.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    /** What whoever runs the server is told as it ends; waits for it. */
    String ended() throws InterruptedException {
        String sentence = ended.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(sentence).isNotNull();
        return sentence;
    }

    /** The present that is answered to somebody who knows of a position. */
    Future<Present> upTo(long seq) {
        Promise<Present> present = Promise.promise();
        client.runOnContext(_ -> bus.ask(Addresses.UP_TO, seq).onComplete(present));
        return present.future();
    }

    /** Whether the journal is lost now, whatever everyone was told before. */
    Staleness stalenessNow() {
        Promise<Staleness> answer = Promise.promise();
        client.runOnContext(_ -> bus.ask(Addresses.STALENESS_NOW, "").onComplete(answer));
        return now(answer.future());
    }

    /** Every present there was so far. */
    List<Present> presents() {
        return List.copyOf(presents);
    }

    /** What is in the journal. */
    List<Entry> entries() {
        return now(journal.after(0, 10_000));
    }

    /**
     * The database becomes what it was when the journal ended at a position, as when a backup of that time is restored.
     */
    void restores(long seq) {
        now(database.ask(connection -> connection
                .preparedQuery("delete from entry where seq > $1")
                .execute(Tuple.of(seq))
                .compose(_ ->
                        connection.preparedQuery("update journal set head = $1").execute(Tuple.of(seq)))));
    }

    /** The head is put where somebody says it is, and nothing else, as when only a part of a backup is restored. */
    void headBecomes(long seq) {
        now(database.ask(connection ->
                connection.preparedQuery("update journal set head = $1").execute(Tuple.of(seq))));
    }

    @Override
    public void close() {
        now(journal.close());
        now(database.close());
        now(vertx.close());
    }
}
