package carillon.pages;

import carillon.blackbox.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A small edition as a rehearsal that begins on Saturday at 17:40. */
final class TwoCities {
    private TwoCities() {}

    /** Starts a server with that edition, and with more options. */
    static RunningServer start(Path directory, String edition, String... options) throws IOException {
        Path file = Files.writeString(directory.resolve("edition.yaml"), edition);
        return RunningServer.rehearses(
                directory.resolve("data"),
                RunningServer.freePort(),
                "2017-03-04T17:40:00+01:00",
                Stream.concat(Stream.of("--edition", file.toString()), Stream.of(options))
                        .toArray(String[]::new));
    }
}
