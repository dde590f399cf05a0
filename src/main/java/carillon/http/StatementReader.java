package carillon.http;

import carillon.edition.CityId;
import carillon.edition.MilestoneId;
import carillon.edition.SlotId;
import carillon.feed.Cursor;
import carillon.statement.Answer;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Statement;
import carillon.statement.Text;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a check-in or a decision. The records say it all: a kind's members are its components, each of a type that says
 * what may stand there, and those that may be absent are {@code @Nullable}. So a new kind needs nothing here.
 *
 * @param <S> the kinds that are accepted
 */
final class StatementReader<S extends Statement> {
    private final Map<String, Class<? extends S>> kinds;

    /**
     * What was said.
     *
     * @param observedAt when it happened; absent where it was not given
     * @param seen what a coordinator had seen; absent where it was not given
     */
    record Said<S>(
            S statement,
            @Nullable Instant observedAt,
            @Nullable Cursor seen) {}

    StatementReader(Class<S> family) {
        kinds = kinds(family).collect(Collectors.toMap(Statement::typeOf, kind -> kind, (a, b) -> a, TreeMap::new));
    }

    private static <S extends Statement> Stream<Class<? extends S>> kinds(Class<? extends S> family) {
        return family.isRecord()
                ? Stream.of(family)
                : Stream.of(family.getPermittedSubclasses())
                        .map(kind -> StatementReader.<S>narrow(kind.asSubclass(Statement.class)))
                        .flatMap(StatementReader::kinds);
    }

    /** Whatever a sealed interface permits is one of its kind. */
    @SuppressWarnings("unchecked")
    private static <S extends Statement> Class<? extends S> narrow(Class<? extends Statement> kind) {
        return (Class<? extends S>) kind;
    }

    /**
     * Reads it.
     *
     * @throws Problem.Failure with every member that is wrong
     */
    Said<S> read(Members members) {
        String type = members.node().path("type").asText();
        @Nullable Class<? extends S> kind = kinds.get(type);
        if (kind == null) {
            members.wrong("type", 400, "unknown-type", Map.of("known", String.join(", ", kinds.keySet())));
            throw members.problem();
        }
        Set<String> known = Stream.of(kind.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
        known.addAll(Set.of("type", "observedAt"));
        if (Decision.OfMilestone.class.isAssignableFrom(kind)) {
            known.add("seen");
        }
        members.only(known);
        Optional<Instant> observedAt = members.has("observedAt") ? members.instant("observedAt") : Optional.empty();
        Optional<Cursor> seen = members.has("seen") ? members.cursor("seen") : Optional.empty();
        RecordComponent[] components = kind.getRecordComponents();
        @Nullable Object[] values = new @Nullable Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(members, components[i]).orElse(null);
        }
        if (members.hasFaults()) {
            throw members.problem();
        }
        try {
            return new Said<>(
                    kind.getDeclaredConstructor(types).newInstance(values), observedAt.orElse(null), seen.orElse(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + kind, e);
        }
    }

    private static Optional<?> value(Members members, RecordComponent component) {
        String name = component.getName();
        if (!members.has(name)) {
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                members.wrong(name, 400, "missing-member", Map.of());
            }
            return Optional.empty();
        }
        Class<?> type = component.getType();
        if (type == CityId.class) {
            return members.slug(name).map(CityId::new);
        } else if (type == SlotId.class) {
            return members.slug(name).map(SlotId::new);
        } else if (type == MilestoneId.class) {
            return members.slug(name).map(MilestoneId::new);
        } else if (type == UUID.class) {
            return members.uuid(name);
        } else if (type == Instant.class) {
            return members.instant(name);
        } else if (type == Text.class) {
            return members.text(name);
        } else if (type == Answer.class) {
            return members.word(name, Map.of("yes", Answer.YES, "no", Answer.NO));
        } else if (type == int.class) {
            return members.count(name, CheckIn.MAX_HEADCOUNT);
        } else if (type == List.class) {
            return members.slugs(name)
                    .map(slugs -> slugs.stream().map(CityId::new).toList());
        }
        throw new IllegalStateException("no reader for " + component);
    }
}
