package carillon;

import carillon.access.Secret;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Makes a token for programs of an administrator. */
@Command(
        name = "token",
        description = {
            "Prints a new token for programs, made of 256 random bits.",
            "Start the server with it in CARILLON_ADMIN_TOKEN, or in the file that CARILLON_ADMIN_TOKEN_FILE names."
        },
        mixinStandardHelpOptions = true)
final class Token implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() {
        Objects.requireNonNull(spec)
                .commandLine()
                .getOut()
                .println(Secret.random().value());
        return 0;
    }
}
