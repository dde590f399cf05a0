package carillon.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The token that programs of an administrator send. It comes from a variable of the environment or from a file: the arguments of a
 * process are seen by every user of the machine.
 */
public final class AdminToken {
    /** The least number of characters of a token. */
    public static final int MIN_CHARACTERS = 32;

    /** The least number of different characters of a token: a word that is repeated is long and is guessed all the same. */
    public static final int MIN_DIFFERENT = 10;

    /** The variable that holds the token. */
    public static final String VARIABLE = "CARILLON_ADMIN_TOKEN";

    private static final String FILE_VARIABLE = VARIABLE + "_FILE";

    private AdminToken() {}

    /**
     * Finds the token in the environment: in {@value #VARIABLE}, or in the file that {@code CARILLON_ADMIN_TOKEN_FILE} names.
     *
     * @param faults gets a sentence where the file cannot be read, or where both are given
     */
    public static Optional<String> find(Map<String, String> environment, Consumer<String> faults) {
        Optional<String> text = given(environment, VARIABLE).map(String::strip);
        Optional<String> file = given(environment, FILE_VARIABLE);
        if (text.isPresent() && file.isPresent()) {
            faults.accept(VARIABLE + " and " + FILE_VARIABLE + " are both given: leave one of them out.");
            return Optional.empty();
        }
        return text.or(() -> file.flatMap(name -> SecretFile.read(FILE_VARIABLE, Path.of(name), faults)));
    }

    /**
     * As {@link #find}, for a server, whose settings may name the file too; a token that could be guessed, or that no client could send,
     * is a fault as well.
     *
     * @param faults gets the sentences
     */
    static Optional<String> checked(Map<String, String> environment, WrittenSettings written, Consumer<String> faults) {
        Optional<String> text = given(environment, VARIABLE).map(String::strip);
        Optional<Written> named = written.given(SettingsTable.ADMIN_TOKEN_FILE);
        if (text.isPresent() && named.isPresent()) {
            faults.accept(VARIABLE + " and " + named.get().source() + " are both given: leave one of them out.");
            return Optional.empty();
        }
        if (text.isPresent()) {
            return text.filter(token -> isStrong(token, VARIABLE, faults));
        }
        String source = written.find(SettingsTable.ADMIN_TOKEN_FILE)
                .map(Written::source)
                .orElse("");
        return written.path(SettingsTable.ADMIN_TOKEN_FILE)
                .flatMap(file -> SecretFile.read(source, file, faults))
                .filter(token -> isStrong(token, source + ": the token in that file", faults));
    }

    /** Whether a token is one that a server takes; a sentence says why not. */
    static boolean isStrong(String token, String name, Consumer<String> faults) {
        Optional<String> weakness = weakness(token);
        weakness.ifPresent(words -> faults.accept(name + " " + words));
        return weakness.isEmpty();
    }

    private static Optional<String> weakness(String token) {
        String advice = ": make a good one with “carillon token”.";
        if (token.chars().anyMatch(sign -> sign <= ' ' || sign > '~')) {
            return Optional.of("has a space, a line break or another sign that no header can carry" + advice);
        }
        if (token.length() < MIN_CHARACTERS) {
            return Optional.of("is shorter than " + MIN_CHARACTERS + " characters" + advice);
        }
        return token.chars().distinct().count() < MIN_DIFFERENT
                ? Optional.of("is made of fewer than " + MIN_DIFFERENT + " different characters" + advice)
                : Optional.empty();
    }

    private static Optional<String> given(Map<String, String> environment, String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }
}
