package carillon.feed;

import carillon.journal.Journal;
import carillon.journal.Line;
import carillon.postgres.DatabaseUnavailable;
import carillon.statement.Entry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Objects;
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

    /** Nobody is ever woken, and whoever looks sees nothing new. */
    static Journal deaf(Journal journal) {
        return new TroubledJournal(journal) {
            @Override
            public void watch(Listener listener) {}

            @Override
            public Future<End> end(Last last) {
                return Future.succeededFuture(new End.At(last.seq()));
            }
        };
    }

    /** Nobody is woken for a while, until a connection is made that listens. */
    static Journal deafAtFirst(Journal journal) {
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
                        context.runOnContext(_ -> listener.appended(head));
                    }

                    @Override
                    public void lost() {
                        context.runOnContext(_ -> listener.lost());
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
            public Future<Boolean> append(Last last, List<Entry> entries) {
                Future<Boolean> kept = super.append(last, entries);
                return first.getAndSet(false)
                        ? kept.compose(_ ->
                                Future.failedFuture(new DatabaseUnavailable("cut short", new IllegalStateException())))
                        : kept;
            }
        };
    }

    /** So many appends are refused, and nothing of them is kept: a disk is full. */
    static Journal full(Journal journal, AtomicInteger refusals) {
        return new TroubledJournal(journal) {
            @Override
            public Future<Boolean> append(Last last, List<Entry> entries) {
                return refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                        ? Future.failedFuture(new DatabaseUnavailable("full", new IllegalStateException()))
                        : super.append(last, entries);
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
                        ? Future.failedFuture(new DatabaseUnavailable("silent", new IllegalStateException()))
                        : super.after(seq, limit);
            }
        };
    }

    /** Each append takes until a test lets it go on. */
    static Journal slow(Journal journal, Supplier<Future<Void>> gone) {
        return new TroubledJournal(journal) {
            @Override
            public Future<Boolean> append(Last last, List<Entry> entries) {
                // A journal answers the verticle on its own context, also where a test's thread lets it go on.
                Context verticle = Objects.requireNonNull(Vertx.currentContext());
                Promise<Void> here = Promise.promise();
                gone.get().onComplete(_ -> verticle.runOnContext(_ -> here.complete()));
                return here.future().compose(_ -> super.append(last, entries));
            }
        };
    }

    /** No append ever comes to an end. */
    static Journal stuck(Journal journal) {
        return new TroubledJournal(journal) {
            @Override
            public Future<Boolean> append(Last last, List<Entry> entries) {
                return Promise.<Boolean>promise().future();
            }
        };
    }

    /** What it is asked is counted, and fails while a test says so: appends and trials, reads and looks. */
    static final class Watched extends TroubledJournal {
        private final AtomicInteger reads = new AtomicInteger();
        private final AtomicInteger appends = new AtomicInteger();
        private final AtomicInteger trials = new AtomicInteger();
        private volatile boolean full;
        private volatile boolean unreadable;

        private Watched(Journal journal) {
            super(journal);
        }

        int reads() {
            return reads.get();
        }

        int appends() {
            return appends.get();
        }

        int trials() {
            return trials.get();
        }

        void isFull(boolean now) {
            full = now;
        }

        void isUnreadable(boolean now) {
            unreadable = now;
        }

        @Override
        public Future<Boolean> append(Last last, List<Entry> entries) {
            appends.incrementAndGet();
            return full ? unavailable("full") : super.append(last, entries);
        }

        @Override
        public Future<Void> tryToWrite() {
            trials.incrementAndGet();
            return full ? unavailable("full") : super.tryToWrite();
        }

        @Override
        public Future<List<Entry>> after(long seq, int limit) {
            reads.incrementAndGet();
            return unreadable ? unavailable("unreadable") : super.after(seq, limit);
        }

        @Override
        public Future<End> end(Last last) {
            return unreadable ? unavailable("unreadable") : super.end(last);
        }

        /** It listens, and is told of nothing from then on. */
        @Override
        public void watch(Listener listener) {
            Vertx.currentContext().runOnContext(_ -> listener.appended(Long.MAX_VALUE));
        }

        private static <T> Future<T> unavailable(String why) {
            return Future.failedFuture(new DatabaseUnavailable(why, new IllegalStateException()));
        }
    }

    /** Nobody is ever woken, and a test sees what the journal is asked. */
    static Watched watched(Journal journal) {
        return new Watched(journal);
    }

    @Override
    public Future<Boolean> append(Last last, List<Entry> entries) {
        return journal.append(last, entries);
    }

    @Override
    public Future<List<Entry>> after(long seq, int limit) {
        return journal.after(seq, limit);
    }

    @Override
    public Future<List<Line>> browse(long seq, int limit) {
        return journal.browse(seq, limit);
    }

    @Override
    public Future<End> end(Last last) {
        return journal.end(last);
    }

    @Override
    public Future<Void> tryToWrite() {
        return journal.tryToWrite();
    }

    @Override
    public void watch(Listener listener) {
        journal.watch(listener);
    }
}
