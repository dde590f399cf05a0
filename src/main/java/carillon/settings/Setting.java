package carillon.settings;

import java.util.Locale;
import java.util.function.Function;

/**
 * One setting: its names, its form, its default, and what it does. Options, the settings file, the documents and the reading of all of
 * them come from here.
 *
 * @param name of its option, without the dashes; the variable has it too, as {@code CARILLON_BASE_PATH} for {@code base-path}
 * @param block the member of the settings file that it lies in; empty where it lies at the top
 * @param member its name in that block
 * @param label what stands for its value in the help; empty for an option without a value, which then means {@code true}
 * @param parser throws an {@link IllegalArgumentException} or a {@link java.time.DateTimeException} where it cannot read a value
 * @param form what to write, for the sentence “write {form}”
 * @param usual the default, as the settings file has it; empty where there is none
 * @param usually the default in words
 * @param example a value for those who write the settings, as the settings file has it
 * @param sentence what it does
 * @param isSecret whether its value is shown to nobody
 */
public record Setting<T>(
        String name,
        String block,
        String member,
        String label,
        Function<String, T> parser,
        String form,
        String usual,
        String usually,
        String example,
        String sentence,
        boolean isSecret) {

    /** Declares a setting at the top of the file, with no default. */
    static <T> Setting<T> of(String name, String label, Function<String, T> parser, String form) {
        return new Setting<>(name, "", name, label, parser, form, "", "none", "", "", false);
    }

    /** Says what it does. */
    Setting<T> does(String words) {
        return new Setting<>(name, block, member, label, parser, form, usual, usually, example, words, isSecret);
    }

    /** Gives it a default. */
    Setting<T> usually(String value) {
        return new Setting<>(name, block, member, label, parser, form, value, value, value, sentence, isSecret);
    }

    /** Says in words what holds where it is not given. */
    Setting<T> otherwise(String words) {
        return new Setting<>(name, block, member, label, parser, form, usual, words, example, sentence, isSecret);
    }

    Setting<T> example(String value) {
        return new Setting<>(name, block, member, label, parser, form, usual, usually, value, sentence, isSecret);
    }

    /** Puts it into a block of the settings file. */
    Setting<T> in(String outer) {
        return new Setting<>(name, outer, member, label, parser, form, usual, usually, example, sentence, isSecret);
    }

    /** Gives it another name in the settings file, and shows its value to nobody. */
    Setting<T> secretIn(String memberName) {
        return new Setting<>(name, block, memberName, label, parser, form, usual, usually, example, sentence, true);
    }

    /** The variable of the environment. */
    public String variable() {
        return "CARILLON_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Where it lies in the settings file, as {@code limits.city-rate}. */
    public String path() {
        return block.isEmpty() ? member : block + "." + member;
    }

    /** What it does and its default, as the help of an option. */
    public String help() {
        return sentence.substring(0, sentence.length() - 1) + " (" + usually + ").";
    }

    /** The default. */
    T usualValue() {
        return parser.apply(usual);
    }
}
