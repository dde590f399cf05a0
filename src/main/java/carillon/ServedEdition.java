package carillon;

import static carillon.Starting.retry;

import carillon.edition.Edition;
import carillon.feed.Bus;
import carillon.feed.Clock;
import carillon.feed.Present;
import carillon.journal.Journals;
import carillon.journal.PgJournal;
import carillon.rehearsal.Players;
import carillon.season.OpenEdition;
import carillon.season.Rehearsal;
import carillon.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The edition of the settings, opened: as its journal says, which a new one begins with what the file says.
 *
 * @param beginning how its journal began
 */
record ServedEdition(
        Settings settings, Settings.EditionSource source, OpenEdition open, PgJournal.Beginning beginning) {

    /**
     * Opens the edition of a file.
     *
     * @param beginOfFile the state before anything happened, where the file is sound
     * @param ended is told in a sentence why the edition cannot be served any more
     * @throws Exception where it cannot be opened, with a sentence for its administrator
     */
    static ServedEdition open(
            Vertx vertx,
            Settings settings,
            Settings.EditionSource source,
            Optional<Present> beginOfFile,
            Journals journals,
            Bus buses,
            InstantSource world,
            Consumer<String> ended)
            throws Exception {
        Edition file = settings.edition().isPresent()
                ? settings.edition().get()
                : retry(() -> journals.beginning(
                                source.id().orElseThrow(), settings.rehearsal().map(Settings.Rehearsal::clock)))
                        .orElseThrow(() -> new IllegalStateException(String.join("\n", source.faults())));
        PgJournal journal = retry(() -> journal(settings, journals, file, world));
        PgJournal.Beginning beginning = retry(() -> journal.begin(file, source.digest()));
        Edition edition = beginning.edition();
        Clock clock = new Clock(world, journal.anchor());
        if (settings.isPlayed()) {
            retry(() -> Rehearsal.begin(journal, edition, clock.instant()));
        }
        Present begin = beginOfFile
                .filter(_ -> edition.equals(file))
                .orElseGet(() -> Present.of(edition, settings.isRehearsal()));
        Bus bus = buses.of(edition.id(), buses.measures());
        OpenEdition open =
                retry(() -> OpenEdition.open(vertx, begin, journal, clock, bus, settings.tickMillis(), ended));
        return new ServedEdition(settings, source, open, beginning);
    }

    private static Future<PgJournal> journal(
            Settings settings, Journals journals, Edition edition, InstantSource world) {
        return settings.rehearsal()
                .map(rehearsal -> journals.ofRehearsal(
                        edition.id(), rehearsal.clock(), rehearsal.speed(), edition.end(), world.instant()))
                .orElseGet(() -> journals.ofEvent(edition.id()));
    }

    /** Returns what is announced of it now. */
    Edition now() {
        return open.edition();
    }

    /** Returns what has its cities play their parts. */
    Players players() {
        return Rehearsal.players(beginning.edition(), open.bus(), open.clock());
    }

    /**
     * Takes in the file where it is new.
     *
     * @return sentences for whoever started the server; none where there is nothing to say
     */
    List<String> takeIn() throws Exception {
        return retry(() -> new FileTakenIn(open.bus(), open.journal(), open.clock(), source)
                .takeIn(settings.edition(), beginning));
    }
}
