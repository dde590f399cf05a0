package carillon.http;

import carillon.edition.CityId;
import carillon.edition.MilestoneId;
import carillon.edition.ProjectId;
import carillon.edition.SlotId;
import carillon.feed.Cursor;
import carillon.statement.Answer;
import carillon.statement.CheckIn;
import carillon.statement.Checks;
import carillon.statement.Decision;
import carillon.statement.Minutes;
import carillon.statement.Options;
import carillon.statement.Statement;
import carillon.statement.StatementKinds;
import carillon.statement.Text;
import carillon.statement.Turn;
import carillon.statement.TurnId;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a check-in or a decision. The records define the form: the members of a kind are its components, each of a type
 * that says which values it takes, and those that may be absent are {@code @Nullable}. So a new kind needs nothing
 * here unless a component has a new type.
 *
 * @param <S> the kinds that are accepted
 */
final class StatementReader<S extends Statement> {
    /** The families that may name the state that their author had seen. */
    private static final List<Class<?>> SEEN =
            List.of(Decision.OfMilestone.class, Decision.OfTurns.class, Statement.Change.class);

    private final Map<String, Class<? extends S>> kinds;

    /**
     * A statement as it was posted.
     *
     * @param observedAt when it happened; absent where it was not given
     * @param seen the state that a coordinator had seen; absent where it was not given
     */
    record Posted<S>(
            S statement,
            @Nullable Instant observedAt,
            @Nullable Cursor seen) {}

    StatementReader(Class<S> family) {
        kinds = StatementKinds.of(family);
    }

    /**
     * Reads a statement.
     *
     * @throws Problem.Failure with every member that is wrong
     */
    Posted<S> read(JsonBody body) {
        String type = body.node().path("type").asText();
        @Nullable Class<? extends S> kind = kinds.get(type);
        if (kind == null) {
            body.addFault("type", 400, "unknown-type", Map.of("known", String.join(", ", kinds.keySet())));
            throw body.problem();
        }
        Set<String> known = Stream.of(kind.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
        known.addAll(Set.of("type", "observedAt"));
        if (SEEN.stream().anyMatch(family -> family.isAssignableFrom(kind))) {
            known.add("seen");
        }
        body.allowOnly(known);
        Optional<Instant> observedAt = body.has("observedAt") ? body.instant("observedAt") : Optional.empty();
        Optional<Cursor> seen = body.has("seen") ? body.cursor("seen") : Optional.empty();
        RecordComponent[] components = kind.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(body, components[i]).orElse(null);
        }
        if (body.hasFaults()) {
            throw body.problem();
        }
        try {
            return new Posted<>(
                    kind.getDeclaredConstructor(types).newInstance(values), observedAt.orElse(null), seen.orElse(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + kind, e);
        }
    }

    private static Optional<?> value(JsonBody body, RecordComponent component) {
        String name = component.getName();
        if (!body.has(name)) {
            if (!StatementKinds.isOptional(component)) {
                body.addFault(name, 400, "missing-member", Map.of());
            }
            return Optional.empty();
        }
        Class<?> type = component.getType();
        if (type == CityId.class) {
            return body.slug(name).map(CityId::new);
        } else if (type == SlotId.class) {
            return body.slug(name).map(SlotId::new);
        } else if (type == MilestoneId.class) {
            return body.slug(name).map(MilestoneId::new);
        } else if (type == ProjectId.class) {
            return body.slug(name).map(ProjectId::new);
        } else if (type == UUID.class) {
            return body.uuid(name);
        } else if (type == Instant.class) {
            return body.instant(name);
        } else if (type == Text.class) {
            return body.text(name);
        } else if (type == Answer.class) {
            return body.word(name, Map.of("yes", Answer.YES, "no", Answer.NO));
        } else if (type == int.class) {
            return body.count(name, CheckIn.MAX_HEADCOUNT);
        } else if (type == Boolean.class) {
            return body.onlyTrue(name);
        } else if (type == Options.class) {
            return QuestionMembers.options(body, name);
        } else if (type == Checks.class) {
            return QuestionMembers.checks(body, name);
        } else if (type == JsonNode.class) {
            return body.part(name);
        } else if (type == TurnId.class) {
            return body.slug(name).map(TurnId::new);
        } else if (type == Minutes.class) {
            return body.number(name, Minutes.LEAST, Minutes.MOST).map(Minutes::new);
        } else if (StatementKinds.isListOf(Turn.class, component)) {
            return TurnReader.read(body, name);
        } else if (StatementKinds.isListOf(CityId.class, component)) {
            return body.slugs(name).map(slugs -> slugs.stream().map(CityId::new).toList());
        }
        throw new IllegalStateException("no reader for " + component);
    }
}
