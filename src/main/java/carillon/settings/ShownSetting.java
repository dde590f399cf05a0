package carillon.settings;

import java.util.List;
import java.util.Optional;

/**
 * A setting as it is shown to those who run a server.
 *
 * @param setting its declaration
 * @param value what holds; a secret is replaced; the default, or empty where there is none
 * @param source where it was written, as “--port”, “CARILLON_PORT” or “config/carillon.yaml:4”; “default” where nowhere
 */
public record ShownSetting(Setting<?> setting, String value, String source) {
    private static final String DEFAULT = "default";
    private static final String SECRET = "(not shown)";

    /** Returns all settings, with what was written for them. */
    static List<ShownSetting> all(WrittenSettings written) {
        return SettingsTable.ALL.stream()
                .map(setting -> of(setting, written.find(setting)))
                .toList();
    }

    private static ShownSetting of(Setting<?> setting, Optional<Written> written) {
        return written.map(value -> new ShownSetting(
                        setting, setting.isSecret() ? SECRET : value.text().strip(), value.source()))
                .orElseGet(() -> new ShownSetting(setting, setting.usual(), DEFAULT));
    }

    /** Whether nobody wrote it. */
    public boolean isDefault() {
        return source.equals(DEFAULT);
    }

    /** The value, or in words what holds where there is none. */
    public String words() {
        return value.isEmpty() ? "(" + setting.usually() + ")" : value;
    }
}
