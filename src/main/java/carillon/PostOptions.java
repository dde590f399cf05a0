package carillon;

import carillon.terminal.PostForm;
import carillon.terminal.TypedStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The options of {@code post}: one for each member that a statement may have, from the records; and its list of all types. */
final class PostOptions implements CommandLine.IModelTransformer {

    /** The types, for the completion of shells. */
    static final class Types implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return PostForm.OF_ALL_KINDS.stream()
                    .map(PostForm::type)
                    .distinct()
                    .sorted()
                    .iterator();
        }
    }

    @Override
    public CommandSpec transform(CommandSpec post) {
        takers().forEach((member, types) -> post.addOption(option(member, "Of " + String.join(", ", types) + ".")));
        post.addOption(option("observedAt", "When it happened, as 2017-03-04T18:05:00+01:00 (now)."));
        post.addOption(option("seen", "The cursor of what you saw: what was decided since makes this refused."));
        List<String> lines = new ArrayList<>(List.of("", "Types, with what each takes:"));
        PostForm.OF_ALL_KINDS.forEach(form -> lines.add("  " + form.usage().replace("%", "%%")));
        post.usageMessage().footer(lines.toArray(String[]::new));
        return post;
    }

    /** Returns which types take each member. */
    private static SortedMap<String, List<String>> takers() {
        return PostForm.OF_ALL_KINDS.stream()
                .flatMap(form -> form.options().stream().map(member -> Map.entry(member.getName(), form.type())))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, TreeMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static OptionSpec option(String member, String description) {
        OptionSpec.Builder option = OptionSpec.builder(PostForm.option(member)).description(description);
        return isFlag(member)
                ? option.type(boolean.class).arity("0").build()
                : option.type(String.class).arity("1").paramLabel("VALUE").build();
    }

    private static boolean isFlag(String member) {
        return PostForm.OF_ALL_KINDS.stream()
                .flatMap(form -> form.options().stream())
                .filter(option -> option.getName().equals(member))
                .anyMatch(PostForm::isFlag);
    }

    /** Returns what was typed, by the names of the members. */
    static Map<String, String> typed(CommandSpec post) {
        Map<String, String> typed = new HashMap<>();
        for (String member : members()) {
            @Nullable Object value = post.findOption(PostForm.option(member)).getValue();
            if (value instanceof String text) {
                typed.put(member, text);
            } else if (Boolean.TRUE.equals(value)) {
                typed.put(member, "true");
            }
        }
        return typed;
    }

    private static List<String> members() {
        List<String> members = new ArrayList<>(TypedStatement.OF_ANY_KIND);
        members.addAll(takers().keySet());
        return members;
    }
}
