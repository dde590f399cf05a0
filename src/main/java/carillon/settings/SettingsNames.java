package carillon.settings;

import carillon.edition.WrittenObject;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/** The names in a settings file: those that are known, and what may be meant by one that is not. */
final class SettingsNames {
    /** Names that differ in more letters are of different settings. */
    private static final int MAX_DISTANCE = 2;

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
        return known(block).stream()
                .min(Comparator.comparingInt(known -> distance(known, name)))
                .filter(known -> distance(known, name) <= MAX_DISTANCE)
                .map(known -> "“" + name + "” is not known here; did you mean “" + known + "”?");
    }

    /** How many letters must be changed, added, left out or swapped with their neighbour to make one name of the other. */
    static int distance(String from, String to) {
        int[][] edits = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                int changed = edits[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                edits[i][j] = Math.min(changed, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
                boolean isSwapped = i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1);
                if (isSwapped) {
                    edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
                }
            }
        }
        return edits[from.length()][to.length()];
    }
}
