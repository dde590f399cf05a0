package carillon.settings;

import carillon.edition.MalformedValue;
import carillon.edition.WrittenObject;
import carillon.edition.YamlFile;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What somebody wrote in options, in the environment and in the settings file, by setting. */
final class WrittenSettings {
    private final Map<String, String> options;
    private final Map<String, String> environment;
    private final Path file;
    private final YamlFile yaml;
    private final WrittenObject root;
    private final Consumer<String> faults;
    private final Map<String, WrittenObject> blocks = new LinkedHashMap<>();

    WrittenSettings(
            Map<String, String> options,
            Map<String, String> environment,
            Path file,
            YamlFile yaml,
            Consumer<String> faults) {
        this.options = options;
        this.environment = environment;
        this.file = file;
        this.yaml = yaml;
        this.faults = faults;
        this.root = yaml.root();
        blocks.put("", root);
    }

    /** Whether the settings file says nothing at all, or is none. */
    boolean isFileEmpty() {
        return root.names().isEmpty();
    }

    /** Adds a fault for each member of the settings file that no setting has. */
    void checkNames() {
        SettingsTable.ALL.forEach(this::block);
        blocks.forEach(SettingsNames::check);
    }

    /** Finds an option or a variable by its name; an empty variable says nothing. */
    static Optional<Written> given(Setting<?> setting, Map<String, String> options, Map<String, String> environment) {
        return Optional.ofNullable(options.get(setting.name()))
                .map(value -> new Written(value, "--" + setting.name(), Written.Kind.OPTION))
                .or(() -> Optional.ofNullable(environment.get(setting.variable()))
                        .filter(value -> !value.isBlank())
                        .map(value -> new Written(value, setting.variable(), Written.Kind.ENVIRONMENT)));
    }

    /** Finds what an option or a variable says. */
    Optional<Written> given(Setting<?> setting) {
        return given(setting, options, environment);
    }

    /** Finds what holds: the option, otherwise the variable, otherwise the settings file. */
    Optional<Written> find(Setting<?> setting) {
        return given(setting).or(() -> inFile(setting));
    }

    private Optional<Written> inFile(Setting<?> setting) {
        return block(setting).word(setting.member()).map(text -> new Written(text, place(setting), Written.Kind.FILE));
    }

    private String place(Setting<?> setting) {
        return file + ":" + yaml.line("/" + setting.path().replace('.', '/'));
    }

    /** Whether the settings file has it. */
    boolean isInFile(Setting<?> setting) {
        return block(setting).has(setting.member());
    }

    /** Adds a fault of the settings file. */
    void addFaultInFile(Setting<?> setting, String sentence) {
        block(setting).addFault(setting.member(), sentence);
    }

    /** Reads a value, and adds a fault where it is malformed. */
    <T> Optional<T> value(Setting<T> setting) {
        Optional<Written> given = given(setting);
        return given.isEmpty()
                ? block(setting).optional(setting.member(), setting.parser(), setting.form())
                : parsed(given.get(), setting, faults);
    }

    /** Reads a value, or the default of it. */
    <T> T valueOrUsual(Setting<T> setting) {
        return value(setting).orElseGet(setting::usualValue);
    }

    /** Reads the path of a file, which the settings file names from where it lies itself. */
    Optional<Path> path(Setting<Path> setting) {
        return value(setting).map(path -> given(setting).isPresent() ? path : file.resolveSibling(path));
    }

    /** Whether both are written at the place that wins; then a fault says so. */
    boolean areBoth(Setting<?> one, Setting<?> other) {
        List<Written> both = List.of(one, other).stream()
                .flatMap(setting -> find(setting).stream())
                .toList();
        if (both.size() < 2 || !isEqual(both)) {
            return false;
        }
        if (isInFile(one) && given(one).isEmpty()) {
            addFaultInFile(
                    other, "“" + one.member() + "” and “" + other.member() + "” are both given: leave one of them out");
        } else {
            faults.accept(bothGiven(both.get(0), both.get(1)));
        }
        return true;
    }

    /** Says that there are two where one is meant. */
    static String bothGiven(Written one, Written other) {
        return one.source() + " and " + other.source() + " are both given: leave one of them out.";
    }

    private static boolean isEqual(List<Written> both) {
        return (both.get(0).kind() == Written.Kind.FILE) == (both.get(1).kind() == Written.Kind.FILE);
    }

    private WrittenObject block(Setting<?> setting) {
        return blocks.computeIfAbsent(setting.block(), name -> root.object(name));
    }

    /** Parses what an option or a variable says. */
    static <T> Optional<T> parsed(Written given, Setting<T> setting, Consumer<String> faults) {
        String text = given.text().strip();
        String advice = "write " + setting.form();
        try {
            if (!text.isEmpty()) {
                return Optional.of(setting.parser().apply(text));
            }
        } catch (MalformedValue e) {
            advice = e.advice();
        } catch (IllegalArgumentException | DateTimeException e) {
            // The sentence below says all that the exception does.
        }
        faults.accept(given.source() + " cannot be “" + given.text() + "”: " + advice + ".");
        return Optional.empty();
    }
}
