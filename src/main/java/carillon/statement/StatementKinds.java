package carillon.statement;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The kinds of statements, found from the sealed types, and what their records say of their members. */
public final class StatementKinds {
    private StatementKinds() {}

    /** Returns the records of a family by their words in the protocol, in alphabetical order. */
    public static <S extends Statement> SortedMap<String, Class<? extends S>> of(Class<S> family) {
        SortedMap<String, Class<? extends S>> kinds = new TreeMap<>();
        records(family).forEach(kind -> kinds.putIfAbsent(Statement.typeOf(kind), kind));
        return Collections.unmodifiableSortedMap(kinds);
    }

    private static <S extends Statement> Stream<Class<? extends S>> records(Class<? extends S> family) {
        return family.isRecord()
                ? Stream.of(family)
                : Stream.of(family.getPermittedSubclasses())
                        .map(kind -> StatementKinds.<S>narrow(kind.asSubclass(Statement.class)))
                        .flatMap(StatementKinds::records);
    }

    /** Casts a kind: each class that a sealed interface permits is one of its kind. */
    @SuppressWarnings("unchecked")
    private static <S extends Statement> Class<? extends S> narrow(Class<? extends Statement> kind) {
        return (Class<? extends S>) kind;
    }

    /** Whether a member may be left out. */
    public static boolean isOptional(RecordComponent member) {
        return member.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** Whether a member is a list of that type. */
    public static boolean isListOf(Class<?> item, RecordComponent member) {
        return member.getType() == List.class
                && member.getGenericType() instanceof ParameterizedType type
                && List.of(type.getActualTypeArguments()).contains(item);
    }
}
