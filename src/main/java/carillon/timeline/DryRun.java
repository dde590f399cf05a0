package carillon.timeline;

import carillon.edition.CityId;
import carillon.edition.MilestoneId;
import carillon.edition.ProgrammeItem;
import carillon.edition.Slot;
import carillon.edition.SlotId;
import carillon.statement.Entry;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a command would do if it came now; nothing is said. It is judged and folded as any command is, so what is shown
 * here is what happens then.
 *
 * @param refusals why it would be refused; empty where it would be accepted
 * @param after the timeline with it; the present one where it would be refused
 */
public record DryRun(List<Refusal> refusals, Timeline after) {

    /**
     * A slot that would still run when a shared moment is to begin.
     *
     * @param until when it is expected to let go
     */
    public record Late(SlotId slot, MilestoneId milestone, Instant until) {}

    /**
     * Tries a command.
     *
     * @param now the server's clock
     */
    public static DryRun of(Timeline timeline, Command command, Instant now) {
        return switch (timeline.decide(command, now)) {
            case Verdict.Accepted accepted -> new DryRun(List.of(), timeline.fold(accepted.entry()));
            case Verdict.Refused refused -> new DryRun(refused.refusals(), timeline);
            case Verdict.Repeated _ -> new DryRun(List.of(), timeline);
            case Verdict.Conflicting _ -> new DryRun(List.of(), timeline);
        };
    }

    /** Writes what the command would change of what is announced, as a notice tells it: {@code changes} and {@code more}. */
    public void writeChanges(Command command, ObjectNode node) {
        after.entry(command.id())
                .map(entry -> after.announced().differencesOf(entry))
                .orElse(Difference.Told.NOTHING)
                .writeTo(node);
    }

    /** Writes what the notice of an entry would tell, but when. */
    ObjectNode notice(Entry entry) {
        ObjectNode notice = Notices.notice(entry, after.announced());
        notice.remove(List.of("at", "observedAt"));
        return notice;
    }

    /** Finds the slots of a city that make it late for the moments that have not begun. */
    public List<Late> late(CityId city) {
        return after.find(city).map(this::late).orElseGet(List::of);
    }

    private List<Late> late(CityState city) {
        List<Late> late = new ArrayList<>();
        List<Slot> ahead = new ArrayList<>();
        for (ProgrammeItem item : city.city().programme()) {
            switch (item) {
                case Slot slot -> ahead.add(slot);
                case ProgrammeItem.Attends attends ->
                    awaited(attends.milestone())
                            .ifPresent(start -> ahead.forEach(slot -> letsGo(city, slot)
                                    .filter(until -> until.isAfter(start))
                                    .ifPresent(until -> late.add(new Late(slot.id(), attends.milestone(), until)))));
            }
        }
        return late;
    }

    /** Returns when a moment is to begin; empty where it has begun, or will not. */
    private Optional<Instant> awaited(MilestoneId milestone) {
        return after.openRollCall(milestone).map(OpenRollCall::start);
    }

    private static Optional<Instant> letsGo(CityState city, Slot slot) {
        return Optional.ofNullable(city.schedule().slots().get(slot.id())).map(Schedule.Expected::nextMayStart);
    }
}
