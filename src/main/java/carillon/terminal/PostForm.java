package carillon.terminal;

import carillon.edition.CityId;
import carillon.edition.MilestoneId;
import carillon.statement.Answer;
import carillon.statement.CheckIn;
import carillon.statement.Decision;
import carillon.statement.Statement;
import carillon.statement.StatementKinds;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a kind of statement is typed: {@code ABOUT TYPE VALUE… [--OPTION VALUE]…}. What it is about is the city or the milestone that its
 * record names first; else the cities it is for, or {@code all}. The other members are values in the order of the record where they
 * must be there, and options where they may be absent.
 *
 * @param collection the last part of the address that it is posted at
 * @param type the word for the kind, such as {@code slot.started}
 * @param about the member that says what it is about; absent where no member does
 * @param values the members that must be there
 * @param options the members that may be absent
 */
public record PostForm(
        String collection,
        String type,
        Optional<RecordComponent> about,
        List<RecordComponent> values,
        List<RecordComponent> options) {
    /** What a statement is about that is about no city and no milestone alone. */
    public static final String ALL = "all";

    /** The forms of all kinds: check-ins ahead of decisions, each by their types. */
    public static final List<PostForm> OF_ALL_KINDS = Stream.concat(
                    forms("check-ins", CheckIn.class), forms("decisions", Decision.class))
            .toList();

    private static <S extends Statement> Stream<PostForm> forms(String collection, Class<S> family) {
        return StatementKinds.of(family).entrySet().stream()
                .map(kind ->
                        form(collection, kind.getKey(), List.of(kind.getValue().getRecordComponents())));
    }

    private static PostForm form(String collection, String type, List<RecordComponent> members) {
        Optional<RecordComponent> about = members.stream()
                .limit(1)
                .filter(first -> first.getType() == CityId.class || first.getType() == MilestoneId.class)
                .findFirst()
                .or(() -> members.stream()
                        .filter(member -> StatementKinds.isListOf(CityId.class, member))
                        .findFirst());
        List<RecordComponent> others = members.stream()
                .filter(member -> !about.filter(member::equals).isPresent())
                .toList();
        return new PostForm(
                collection,
                type,
                about,
                others.stream()
                        .filter(member -> !StatementKinds.isOptional(member))
                        .toList(),
                others.stream().filter(StatementKinds::isOptional).toList());
    }

    /** Whether it is for several cities, or for all. */
    boolean isForCities() {
        return about.filter(member -> StatementKinds.isListOf(CityId.class, member))
                .isPresent();
    }

    /** How it is typed, such as {@code CITY ready MILESTONE yes|no [--note TEXT]}. */
    public String usage() {
        String first =
                about.map(member -> isForCities() ? "all|CITY,…" : word(member)).orElse(ALL);
        return Stream.of(
                        Stream.of(first, type),
                        values.stream().map(PostForm::word),
                        options.stream()
                                .map(member -> "[" + option(member.getName())
                                        + (isFlag(member) ? "" : " " + word(member)) + "]"))
                .flatMap(words -> words)
                .collect(Collectors.joining(" "));
    }

    /** Whether a member is true where it is named, and absent otherwise. */
    public static boolean isFlag(RecordComponent member) {
        return member.getType() == Boolean.class;
    }

    private static String word(RecordComponent member) {
        return member.getType() == Answer.class ? "yes|no" : member.getName().toUpperCase(Locale.ROOT);
    }

    /** Returns the option for a member: {@code --observed-at} for {@code observedAt}. */
    public static String option(String member) {
        return "--" + member.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
