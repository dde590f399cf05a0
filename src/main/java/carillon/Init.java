package carillon;

import carillon.settings.FileNames;
import carillon.settings.SettingsReader;
import carillon.settings.SettingsTemplate;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a settings file to begin with. */
@Command(
        name = "init",
        description = "Writes config/carillon.yaml, with every setting, what it does and its default.",
        mixinStandardHelpOptions = true)
final class Init implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Option(names = "--overwrite", description = "Writes it also where there is one.")
    boolean overwrite;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "The directory to write it into (the working directory).")
    String directory = "";

    @Override
    public Integer call() throws IOException {
        Path file = FileNames.path(directory).resolve(SettingsReader.DEFAULT_FILE);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(
                    file,
                    SettingsTemplate.write(Map.of("port", "8080")),
                    overwrite ? StandardOpenOption.CREATE : StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(
                    e.getFile().equals(file.toString())
                            ? "There is a settings file already: " + file
                                    + ". Nothing was written; --overwrite replaces it."
                            : e.getFile() + " is no directory: name another one.",
                    e);
        } catch (AccessDeniedException e) {
            throw new IOException(e.getFile() + " cannot be written by this user: name a directory that it owns.", e);
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.printf("%s is written, with every setting, what it does and its default.%n", file);
        out.printf("“carillon serve” starts the server, %s.%n", directory.isEmpty() ? "from here" : "in " + directory);
        out.println("Its first link leads to where an event is made in the browser.");
        return 0;
    }
}
