package carillon;

import carillon.edition.Edition;
import carillon.edition.Language;
import carillon.feed.Addresses;
import carillon.feed.Bus;
import carillon.feed.Clock;
import carillon.feed.CommandGroup;
import carillon.feed.Present;
import carillon.feed.Receipt;
import carillon.http.pages.Catalogue;
import carillon.journal.PgJournal;
import carillon.settings.Settings;
import carillon.statement.Author;
import carillon.timeline.ImportPlan;
import carillon.timeline.Refusal;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Takes in an edition file at a start, by the statements that make the difference to what is announced, in one append. A file that
 * was taken in once, by any node, is not looked at again. Where anybody else changed what was announced, or a statement would be
 * refused, the journal holds, and what to do is said.
 */
final class FileTakenIn {
    /** What each sentence ends with after which the journal says something else than the file. */
    static final String HOLDS = ": the journal holds.";

    private static final int TRIES = 5;

    private final Bus bus;
    private final PgJournal journal;
    private final Clock clock;
    private final Settings.EditionSource file;

    FileTakenIn(Bus bus, PgJournal journal, Clock clock, Settings.EditionSource file) {
        this.bus = bus;
        this.journal = journal;
        this.clock = clock;
        this.file = file;
    }

    /**
     * Takes the file in where it is new.
     *
     * @param edition what the file says; empty where it has faults
     * @return sentences for whoever started the server; none where all is as the file says, or it was taken in before
     */
    Future<List<String>> takeIn(Optional<Edition> edition, PgJournal.Beginning beginning) {
        return edition.map(sound -> takeIn(sound, beginning))
                .orElseGet(() -> Future.succeededFuture(
                        Stream.concat(file.faults().stream(), Stream.of("The edition file has faults" + HOLDS))
                                .toList()));
    }

    private Future<List<String>> takeIn(Edition edition, PgJournal.Beginning beginning) {
        return beginning.isTaken() ? Future.succeededFuture(List.of()) : takeIn(edition, beginning, 1);
    }

    private Future<List<String>> takeIn(Edition edition, PgJournal.Beginning beginning, int attempt) {
        return bus.ask(Addresses.NOW, "the edition file").compose(present -> {
            ImportPlan plan = plan(present, edition);
            if (plan.commands().isEmpty() && plan.left().isEmpty()) {
                return journal.takeIn(file.digest()).map(_ -> List.<String>of());
            }
            if (beginning.isChanged()) {
                return Future.succeededFuture(
                        List.of("The edition file differs from what is announced, which was changed since" + HOLDS));
            }
            if (!plan.refusals().isEmpty() || !plan.left().isEmpty()) {
                return Future.succeededFuture(refused(plan, present));
            }
            return bus.ask(Addresses.GROUPS, new CommandGroup(plan.onto(), plan.commands()))
                    .compose(receipt -> answered(receipt, plan, edition, beginning, attempt));
        });
    }

    private ImportPlan plan(Present present, Edition edition) {
        return ImportPlan.of(present.timeline(), edition, new Author.File(file.digest()), this::id, clock.instant());
    }

    /** Makes the same ids on every node that takes this file in. */
    private UUID id(int place) {
        return UUID.nameUUIDFromBytes((file.digest() + " " + place).getBytes(StandardCharsets.UTF_8));
    }

    private Future<List<String>> answered(
            Receipt receipt, ImportPlan plan, Edition edition, PgJournal.Beginning beginning, int attempt) {
        return switch (receipt) {
            case Receipt.Kept _ ->
                journal.takeIn(file.digest())
                        .map(_ -> List.of("What the edition file changes is announced now, by "
                                + plan.commands().size() + " statements."));
            // Another node may have taken it in at the same moment.
            case Receipt.Outdated _ when attempt < TRIES -> takeIn(edition, beginning, attempt + 1);
            default -> Future.succeededFuture(List.of("The edition file could not be taken in now" + HOLDS));
        };
    }

    private List<String> refused(ImportPlan plan, Present present) {
        Catalogue catalogue = new Catalogue(() -> Optional.of(present.timeline().edition()));
        Stream<String> refusals = plan.refusals().stream()
                .map(refusal -> file.path() + ":" + refusal.pointer() + ": "
                        + catalogue.sentence(Language.EN, code(refusal.reason()), refusal.facts(), clock.instant()));
        Stream<String> left = plan.left().stream()
                .map(pointer -> file.path() + ":" + pointer + ": this cannot be changed once the edition has begun");
        return Stream.of(refusals, left, Stream.of("What the edition file changes is refused" + HOLDS))
                .flatMap(sentences -> sentences)
                .toList();
    }

    private static String code(Refusal.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
