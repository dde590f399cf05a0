package carillon.settings;

import carillon.edition.NearestWords;
import carillon.edition.WrittenObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** The names in a settings file: those that are known, and what may be meant by one that is not. */
final class SettingsNames {
    /** Names that differ by more are of different settings. */
    private static final int MAX_EDITS = 2;

    private SettingsNames() {}

    /** Adds a fault for each member of a block that no setting has. */
    static void check(String block, WrittenObject fields) {
        fields.allowOnly(known(block), name -> advice(block, name));
    }

    private static List<String> known(String block) {
        SequencedSet<String> names = new LinkedHashSet<>();
        for (Setting<?> setting : SettingsTable.ALL) {
            if (setting.block().equals(block)) {
                names.add(setting.member());
            } else if (block.isEmpty()) {
                names.add(setting.block());
            }
        }
        return List.copyOf(names);
    }

    private static Optional<String> advice(String block, String name) {
        for (Setting<?> setting : SettingsTable.ALL) {
            boolean isSame = setting.member().equals(name) || setting.name().equals(name);
            if (isSame && !setting.block().equals(block)) {
                return Optional.of("“" + name + "” stands "
                        + (setting.block().isEmpty() ? "at the top" : "in the block “" + setting.block() + "”")
                        + ": move it there");
            }
            if (isSame) {
                return Optional.of("“" + name + "” is not known here; write it as “" + setting.member() + "”");
            }
        }
        return NearestWords.within(MAX_EDITS, name, known(block).stream())
                .map(known -> "“" + name + "” is not known here; did you mean “" + known + "”?");
    }
}
