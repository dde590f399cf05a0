package carillon.version;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version of this program. The build writes it beside this class, from the one place where it is set. */
public final class Version {
    /** What a program calls itself that was not built by its build, but by an editor. */
    private static final String UNKNOWN = "unknown";

    private static final String TEXT = read();

    private Version() {}

    /** Returns the version, such as {@code 0.2.0}. */
    public static String text() {
        return TEXT;
    }

    private static String read() {
        Properties properties = new Properties();
        try (InputStream file = Version.class.getResourceAsStream("version.properties")) {
            properties.load(Objects.requireNonNull(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String written = properties.getProperty("version", UNKNOWN);
        return written.startsWith("$") ? UNKNOWN : written;
    }
}
