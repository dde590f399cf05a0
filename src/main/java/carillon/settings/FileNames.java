package carillon.settings;

import carillon.edition.MalformedValue;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Converts names of files and directories to paths. Java passes them to the system in the charset of the process's locale, which under
 * {@code LC_ALL=C} is ASCII: a name with an accent then leads to no file, or cannot even be represented.
 */
public final class FileNames {
    private static final Charset OF_THIS_PROCESS =
            Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"), StandardCharsets.UTF_8);

    /** The character that replaces bytes of a name which could not be decoded. */
    private static final String UNREADABLE = "\uFFFD";

    private FileNames() {}

    /**
     * Converts a name to a path.
     *
     * @throws MalformedValue where the charset of this process cannot represent the name
     * @throws java.nio.file.InvalidPathException where no file can have it
     */
    public static Path path(String name) {
        return path(name, OF_THIS_PROCESS);
    }

    /** As {@link #path(String)}, in a process with this charset. */
    static Path path(String name, Charset charset) {
        if (!holds(name, charset)) {
            throw new MalformedValue("this process has no letters but those of " + charset.name()
                    + ": start it with LC_ALL=C.UTF-8, or give it a name without accents");
        }
        Path path = Path.of(name);
        if (!holds(path.toAbsolutePath().toString(), charset)) {
            throw new MalformedValue(
                    "it lies in a directory whose name has letters that this process has not, which are" + " those of "
                            + charset.name() + ": start it with LC_ALL=C.UTF-8");
        }
        return path;
    }

    private static boolean holds(String name, Charset charset) {
        return charset.equals(StandardCharsets.UTF_8)
                || (!name.contains(UNREADABLE) && charset.newEncoder().canEncode(name));
    }
}
