package carillon.settings;

import java.util.Map;

/** Writes a settings file in which every setting stands with what it does and its default. */
public final class SettingsTemplate {
    private static final String HEAD = """
            # How this server runs: every setting, what it does, and its default. A line that begins with “# name:” holds the default or an
            # example; take the “#” away to set it. Each can also be given on the command line (--port 9000) or in the environment
            # (CARILLON_PORT=9000), which both win over this file. “carillon config” shows what holds, and where it came from.
            """;

    private SettingsTemplate() {}

    /**
     * Writes it.
     *
     * @param values what is set, by the path of the setting, such as {@code limits.city-rate}; everything else is a comment
     */
    public static String write(Map<String, String> values) {
        StringBuilder text = new StringBuilder(HEAD);
        String block = "";
        for (Setting<?> setting : SettingsTable.ALL) {
            if (!setting.block().equals(block)) {
                block = setting.block();
                text.append(blockHead(block, values));
            } else if (block.isEmpty()) {
                text.append('\n');
            }
            text.append(lines(setting, values));
        }
        return text.toString();
    }

    private static String blockHead(String block, Map<String, String> values) {
        boolean isUsed = values.keySet().stream().anyMatch(path -> path.startsWith(block + "."));
        return "\n" + (isUsed ? "" : "# ") + block + ":\n";
    }

    private static String lines(Setting<?> setting, Map<String, String> values) {
        String indent = setting.block().isEmpty() ? "" : "  ";
        String value = values.get(setting.path());
        boolean isInBlock = setting.block().isEmpty()
                || values.keySet().stream().anyMatch(path -> path.startsWith(setting.block() + "."));
        String comment = isInBlock ? indent + "# " : "# " + indent + "# ";
        String member = setting.member() + ": ";
        return comment + setting.help() + "\n"
                + (value != null
                        ? indent + member + value
                        : (isInBlock ? indent + "# " : "# " + indent) + member + setting.example())
                + "\n";
    }
}
