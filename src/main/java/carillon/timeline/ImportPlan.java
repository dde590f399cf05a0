package carillon.timeline;

import carillon.edition.Edition;
import carillon.statement.Author;
import carillon.statement.Statement;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * What is to be said so that another edition is announced, and what becomes of it. Nothing is said by it.
 *
 * @param onto what is announced now, onto which the commands are made
 * @param commands in their order; none where the other edition is announced already
 * @param refusals why they would be refused, with pointers into the other edition's file; empty where they would not
 * @param told what each command changes, as its notice would tell it
 * @param left pointers to where the other edition would still differ
 */
public record ImportPlan(
        Edition onto, List<Command> commands, List<Refusal> refusals, List<ObjectNode> told, List<String> left) {

    /**
     * Makes the plan.
     *
     * @param ids gives each command its id, by its place from 0
     * @param now the server's clock
     */
    public static ImportPlan of(Timeline timeline, Edition wanted, Author by, IntFunction<UUID> ids, Instant now) {
        ChangeSet set = ChangeSet.between(timeline.edition(), wanted);
        List<Command> commands = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        List<ObjectNode> told = new ArrayList<>();
        Timeline after = timeline;
        for (ChangeSet.Step step : set.changes()) {
            Command command = new Command(ids.apply(commands.size()), by, (Statement) step.change(), null);
            commands.add(command);
            DryRun run = DryRun.of(after, command, now);
            run.refusals().stream()
                    .map(refusal -> within(step.pointer(), refusal))
                    .forEach(refusals::add);
            after = run.after();
            after.entry(command.id()).map(run::notice).ifPresent(told::add);
        }
        return new ImportPlan(timeline.edition(), commands, refusals, told, set.left());
    }

    /** Puts a pointer into a statement behind the one to what it changes; a member that only names that has none. */
    private static Refusal within(String pointer, Refusal refusal) {
        String inner = refusal.pointer().replaceFirst("^/(milestone|city|project|type)(?=/|$)", "");
        return new Refusal(refusal.reason(), pointer + inner, refusal.facts());
    }

    /** Writes what it changes, by statement. */
    public ArrayNode statements() {
        return JsonNodeFactory.instance.arrayNode().addAll(told);
    }
}
