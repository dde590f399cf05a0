package carillon.http;

import carillon.edition.EditionId;
import carillon.edition.Slug;
import carillon.feed.Watchers;
import carillon.season.Editions;
import carillon.season.OpenEdition;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The editions that one event loop serves, each with its watchers there. One is opened by the first request about it; it is served
 * until it is put away, with nobody watching.
 */
final class LoopEditions {
    private final Vertx vertx;
    private final Editions editions;
    private final TimelineCaches timelines;
    private final LongSupplier nanoTime;
    private final Map<EditionId, Future<Optional<ServedEdition>>> served = new HashMap<>();
    private final List<Watchers> watching = new CopyOnWriteArrayList<>();
    private boolean isDraining;

    LoopEditions(Vertx vertx, HttpContext http) {
        this.vertx = vertx;
        this.editions = http.editions();
        this.timelines = http.timelines();
        this.nanoTime = http.nanoTime();
    }

    /** Opens the current edition, where there is one. */
    Future<Void> start() {
        return current().mapEmpty();
    }

    /**
     * Finds an edition, and begins to serve it here where nobody has asked for it yet.
     *
     * @return empty where there is none
     */
    Future<Optional<ServedEdition>> find(EditionId id) {
        @Nullable Future<Optional<ServedEdition>> known = served.get(id);
        if (known != null && !isToBeFoundAgain(known)) {
            known.onSuccess(found -> found.ifPresent(edition -> edition.open().asked(nanoTime.getAsLong())));
            return known;
        }
        Future<Optional<ServedEdition>> finding = editions.find(id)
                .compose(found -> found.map(open -> serve(open).map(Optional::of))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())));
        served.put(id, finding);
        // One that does not exist takes no place: clients can make ids up.
        finding.onComplete(found -> {
            if (found.failed() || found.result().isEmpty()) {
                served.remove(id, finding);
            }
        });
        return finding;
    }

    private static boolean isToBeFoundAgain(Future<Optional<ServedEdition>> known) {
        return known.isComplete()
                && (known.failed()
                        || known.result()
                                .filter(edition -> !edition.open().isClosed())
                                .isEmpty());
    }

    private Future<ServedEdition> serve(OpenEdition open) {
        Context loop = vertx.getOrCreateContext();
        Watchers watchers = new Watchers(vertx, open.bus(), open.clock());
        return watchers.start().map(_ -> {
            watching.add(watchers);
            ServedEdition edition = new ServedEdition(open, watchers, timelines.of(open));
            open.watchedOn(watchers::count, () -> loop.runOnContext(_ -> end(edition)));
            if (isDraining) {
                watchers.drain();
            }
            return edition;
        });
    }

    private void end(ServedEdition edition) {
        @Nullable
        Future<Optional<ServedEdition>> known = served.get(edition.open().id());
        if (known != null
                && known.succeeded()
                && known.result().filter(edition::equals).isPresent()) {
            served.remove(edition.open().id());
        }
        edition.watchers().stop();
        watching.remove(edition.watchers());
    }

    /** Finds the edition of the pages whose address names none; empty where there is none. */
    Future<Optional<ServedEdition>> current() {
        return editions.current().map(this::find).orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    /** Returns the current edition where this loop serves it already. */
    Optional<ServedEdition> currentIfOpen() {
        return editions.current().map(served::get).filter(Future::succeeded).flatMap(Future::result);
    }

    /** Finds the edition that the address names, ahead of its routes; fails with a problem where there is none. */
    void enter(RoutingContext context) {
        String id = context.pathParam("edition");
        if (!Slug.accepts(id)) {
            throw Problem.of(404, "unknown-edition").failure();
        }
        enter(context, find(new EditionId(id)), true);
    }

    /** Finds the current edition for a request whose address names none. */
    void enterCurrent(RoutingContext context) {
        enter(context, current(), false);
    }

    private static void enter(RoutingContext context, Future<Optional<ServedEdition>> finding, boolean isRequired) {
        if (finding.succeeded()) {
            go(context, finding.result(), isRequired);
            return;
        }
        // What comes meanwhile is for the handlers to come.
        HttpServerRequest request = context.request();
        request.pause();
        finding.onSuccess(found -> {
                    go(context, found, isRequired);
                    if (!request.canUpgradeToWebSocket()) {
                        request.resume();
                    }
                })
                .onFailure(failure -> {
                    request.resume();
                    context.fail(
                            failure instanceof Editions.TooManyOpen
                                    ? Problem.of(503, "busy").failure()
                                    : failure);
                });
    }

    private static void go(RoutingContext context, Optional<ServedEdition> found, boolean isRequired) {
        if (found.isEmpty() && isRequired) {
            context.fail(Problem.of(404, "unknown-edition").failure());
        } else {
            found.ifPresent(edition -> edition.putInto(context));
            context.next();
        }
    }

    /** Returns how many watch on this loop; may be called on any thread. */
    int count() {
        return watching.stream().mapToInt(Watchers::count).sum();
    }

    /** Says goodbye to all watchers, and to each that still comes. */
    void drain() {
        isDraining = true;
        watching.forEach(Watchers::drain);
    }
}
