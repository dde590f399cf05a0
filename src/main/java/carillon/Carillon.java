package carillon;

import carillon.edition.EditionFile;
import carillon.edition.MalformedValue;
import carillon.log.JsonLog;
import carillon.log.LogThrottle;
import carillon.settings.FileNames;
import carillon.version.Version;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The command line. The exit code is 0 for success, 1 for failure, 2 for wrong arguments or settings, and 3 where a server ended itself
 * because it could not go on.
 */
@Command(
        name = "carillon",
        description = "Live status of one event that several cities live at once.",
        mixinStandardHelpOptions = true,
        versionProvider = Carillon.Versions.class,
        subcommands = {
            Serve.class,
            Init.class,
            Config.class,
            Doctor.class,
            Carillon.Check.class,
            ImportFile.class,
            Export.class,
            Backup.class,
            Restore.class,
            Verify.class,
            Token.class,
            Forget.class,
            Post.class,
            Watch.class,
            ScoreWeekends.class,
            AutoComplete.GenerateCompletion.class
        })
public final class Carillon {
    private static final System.Logger LOG = System.getLogger(Carillon.class.getName());
    static final int FAILED = 1;
    static final int WRONG_USAGE = 2;

    private Carillon() {}

    public static void main(String[] arguments) {
        // To find out whether its events are recorded, Netty would start Java's whole flight recorder.
        System.getProperties().putIfAbsent("io.netty.jfr.enabled", "false");
        LogThrottle.install();
        // An exception that left main would leave Vert.x and PostgreSQL running: always exit.
        try {
            int status = commandLine().execute(arguments);
            // Java hides from whoever prints that a disk is full or a pipe is closed.
            boolean isCut = status == 0 && System.out.checkError();
            if (isCut) {
                System.err.println("What it printed could not be written in full: make room, or read all of it.");
            }
            System.exit(isCut ? FAILED : status);
        } catch (Throwable failure) {
            ProcessEnd.now(failure);
        }
    }

    static CommandLine commandLine() {
        CommandLine carillon = new CommandLine(new Carillon());
        for (String command : List.of("serve", "config", "doctor")) {
            SettingOptions.addTo(
                    Objects.requireNonNull(carillon.getSubcommands().get(command))
                            .getCommandSpec());
        }
        // A text may begin with "@": it is no file with more arguments.
        return carillon.setExpandAtFiles(false).setExecutionExceptionHandler((failure, commandLine, parsed) -> {
            ProcessEnd.ifFatal(failure);
            // Whoever sent the signal that ends the process knows why it failed.
            if (!isEnding()) {
                tell(failure, commandLine.getErr());
            }
            return failure instanceof WrongSettings ? WRONG_USAGE : FAILED;
        });
    }

    /** Whether a signal is ending the process, which closes connections and files under a command. */
    private static boolean isEnding() {
        try {
            Thread trial = new Thread(() -> {});
            Runtime.getRuntime().addShutdownHook(trial);
            Runtime.getRuntime().removeShutdownHook(trial);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    /** Says why a command failed: in the log where that is JSON, which other programs read. */
    static void tell(Throwable failure, PrintWriter err) {
        String sentence = FailureSentence.of(failure);
        if (JsonLog.isInstalled()) {
            LOG.log(System.Logger.Level.ERROR, sentence);
        } else {
            err.println(sentence);
        }
    }

    /** What {@code --version} prints. */
    static final class Versions implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Carillon " + Version.text()};
        }
    }

    @Command(
            name = "check",
            description = "Checks edition files and names every fault, and what may not be meant.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {
        @Spec
        @Nullable
        CommandSpec spec;

        @Parameters(arity = "1..*", paramLabel = "FILE", description = "Edition files.")
        List<String> files = List.of();

        @Override
        public Integer call() {
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            return files.stream().mapToInt(file -> check(file, out)).max().orElse(0);
        }

        private static int check(String name, PrintWriter out) {
            try {
                return check(FileNames.path(name), out);
            } catch (MalformedValue e) {
                out.println(name + ": " + e.advice());
            } catch (InvalidPathException e) {
                out.println(name + ": no file can have that name");
            }
            return FAILED;
        }

        private static int check(Path path, PrintWriter out) {
            return switch (EditionFile.read(path)) {
                case EditionFile.Reading.Sound sound -> {
                    sound.warnings().forEach(out::println);
                    var edition = sound.edition();
                    long slots = edition.cities().values().stream()
                            .mapToLong(city -> city.slots().count())
                            .sum();
                    out.printf(
                            "%s: %d cities, %d slots, %d milestones, no fault%n",
                            path,
                            edition.cities().size(),
                            slots,
                            edition.milestones().size());
                    yield 0;
                }
                case EditionFile.Reading.Faulty faulty -> {
                    faulty.warnings().forEach(out::println);
                    faulty.faults().forEach(out::println);
                    yield FAILED;
                }
            };
        }
    }
}
