package carillon;

import carillon.edition.MalformedValue;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Names of files and directories that people give. Java passes them to the system in the letters of the process's locale, and under
 * {@code LC_ALL=C} that is ASCII: a name with an accent then leads nowhere, or cannot even be written down.
 */
final class FileNames {
    private static final Charset OF_THIS_PROCESS =
            Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"), StandardCharsets.UTF_8);

    /** What stands in a name for letters that could not be read. */
    private static final String UNREADABLE = "\uFFFD";

    private FileNames() {}

    /**
     * The path of that name.
     *
     * @throws MalformedValue where this process cannot hold the name
     * @throws java.nio.file.InvalidPathException where no file can have it
     */
    static Path path(String name) {
        return path(name, OF_THIS_PROCESS);
    }

    /** As {@link #path(String)}, in a process with names in these letters. */
    static Path path(String name, Charset letters) {
        if (!holds(name, letters)) {
            throw new MalformedValue("this process has no letters but those of " + letters.name()
                    + ": start it with LC_ALL=C.UTF-8, or give it a name without accents");
        }
        Path path = Path.of(name);
        if (!holds(path.toAbsolutePath().toString(), letters)) {
            throw new MalformedValue(
                    "it lies in a directory whose name has letters that this process has not, which are" + " those of "
                            + letters.name() + ": start it with LC_ALL=C.UTF-8");
        }
        return path;
    }

    private static boolean holds(String name, Charset letters) {
        return letters.equals(StandardCharsets.UTF_8)
                || (!name.contains(UNREADABLE) && letters.newEncoder().canEncode(name));
    }
}
