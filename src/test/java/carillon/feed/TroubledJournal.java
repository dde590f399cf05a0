package carillon.feed;

import carillon.journal.Entry;
import carillon.journal.Journal;
import carillon.journal.JournalUnavailable;
import carillon.journal.Line;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A real journal with one thing wrong. */
class TroubledJournal implements Journal {
    private final Journal journal;

    private TroubledJournal(Journal journal) {
        this.journal = journal;
    }

    /** Nobody is ever woken. */
    static Journal deaf(Journal journal) {
        return new TroubledJournal(journal) {
            @Override
            public void watch(Listener listener) {}
        };
    }

    /** Whoever watches is told only what a test tells them. */
    static Journal heardBy(Journal journal, Consumer<Listener> told) {
        return new TroubledJournal(journal) {
            @Override
            public void watch(Listener listener) {
                Context context = Vertx.currentContext();
                told.accept(new Listener() {
                    @Override
                    public void appended(long head) {
                        context.runOnContext(unused -> listener.appended(head));
                    }

                    @Override
                    public void lost() {
                        context.runOnContext(unused -> listener.lost());
                    }
                });
            }
        };
    }

    /** The first append is kept, but the connection is lost before that is said. */
    static Journal cutShort(Journal journal) {
        var first = new AtomicBoolean(true);
        return new TroubledJournal(journal) {
            @Override
            public Future<Boolean> append(List<Entry> entries) {
                Future<Boolean> kept = super.append(entries);
                return first.getAndSet(false)
                        ? kept.compose(unused ->
                                Future.failedFuture(new JournalUnavailable("cut short", new IllegalStateException())))
                        : kept;
            }
        };
    }

    /** So many appends are refused, and nothing of them is kept: a disk is full. */
    static Journal full(Journal journal, AtomicInteger refusals) {
        return new TroubledJournal(journal) {
            @Override
            public Future<Boolean> append(List<Entry> entries) {
                return refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                        ? Future.failedFuture(new JournalUnavailable("full", new IllegalStateException()))
                        : super.append(entries);
            }
        };
    }

    /** The first read gets no answer. */
    static Journal silentAtFirst(Journal journal) {
        var first = new AtomicBoolean(true);
        return new TroubledJournal(journal) {
            @Override
            public Future<List<Entry>> after(long seq, int limit) {
                return first.getAndSet(false)
                        ? Future.failedFuture(new JournalUnavailable("silent", new IllegalStateException()))
                        : super.after(seq, limit);
            }
        };
    }

    /** Each append takes until a test lets it go on. */
    static Journal slow(Journal journal, Supplier<Future<Void>> gone) {
        return new TroubledJournal(journal) {
            @Override
            public Future<Boolean> append(List<Entry> entries) {
                return gone.get().compose(unused -> super.append(entries));
            }
        };
    }

    /** No append ever comes to an end. */
    static Journal stuck(Journal journal) {
        return new TroubledJournal(journal) {
            @Override
            public Future<Boolean> append(List<Entry> entries) {
                return Promise.<Boolean>promise().future();
            }
        };
    }

    @Override
    public Future<Boolean> append(List<Entry> entries) {
        return journal.append(entries);
    }

    @Override
    public Future<List<Entry>> after(long seq, int limit) {
        return journal.after(seq, limit);
    }

    @Override
    public Future<List<Line>> linesAfter(long seq, int limit) {
        return journal.linesAfter(seq, limit);
    }

    @Override
    public void watch(Listener listener) {
        journal.watch(listener);
    }
}
