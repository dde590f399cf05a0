package carillon.http;

import carillon.edition.Edition;
import carillon.edition.EditionId;
import carillon.feed.Bus;
import carillon.feed.Clock;
import carillon.feed.Present;
import carillon.feed.Watchers;
import carillon.http.pages.Catalogue;
import carillon.journal.Drafts;
import carillon.journal.Journal;
import carillon.season.OpenEdition;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An edition as one event loop serves it: what a request is about. A handler ahead of the routes finds it by the address.
 *
 * @param open is shared by all event loops
 * @param watchers those of this event loop
 * @param timelines encodes its timeline, for all event loops
 */
record ServedEdition(OpenEdition open, Watchers watchers, TimelineCache timelines) {
    private static final String KEY = ServedEdition.class.getName();

    /** Returns the edition that a request is about, which a handler ahead has found. */
    static ServedEdition of(RoutingContext context) {
        return Objects.requireNonNull(context.get(KEY), "no handler has found the edition");
    }

    /** Finds the edition that a request is about; empty where it is about none, or none was looked for yet. */
    static Optional<ServedEdition> in(RoutingContext context) {
        @Nullable ServedEdition found = context.get(KEY);
        return Optional.ofNullable(found);
    }

    void putInto(RoutingContext context) {
        context.put(KEY, this);
    }

    EditionId id() {
        return open.id();
    }

    /** Returns what is announced now. */
    Edition edition() {
        return watchers.edition();
    }

    /** Returns its timeline now, as this event loop knows it. */
    Present present() {
        return watchers.present();
    }

    Bus bus() {
        return open.bus();
    }

    Clock clock() {
        return open.clock();
    }

    Journal journal() {
        return open.journal();
    }

    Drafts drafts() {
        return open.drafts();
    }

    /** Returns the sentences with the names and times of this edition. */
    Catalogue catalogue() {
        return new Catalogue(() -> Optional.of(edition()));
    }

    FaultWords words() {
        return new FaultWords(catalogue(), clock());
    }
}
