package carillon.blackbox;

import carillon.postgres.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the servers that {@link WithServer} describes, and stops each with what asked for it. */
final class ServerExtension implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(ServerExtension.class);

    /** A server, and where it keeps its data until it stops. */
    private record Started(RunningServer server, Path data) implements AutoCloseable {
        static Started with(WithServer settings) {
            Path data = TestDatabase.temporaryDirectory();
            try {
                return new Started(
                        RunningServer.rehearses(
                                data.resolve("data"),
                                RunningServer.freePort(),
                                settings.clock(),
                                options(settings, data)),
                        data);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static String[] options(WithServer settings, Path directory) throws IOException {
            List<String> options = new ArrayList<>(List.of(settings.options()));
            if (!settings.edition().isEmpty()) {
                Path file = Files.writeString(directory.resolve("edition.yaml"), settings.edition());
                options.addAll(List.of("--edition", file.toString()));
            }
            return options.toArray(String[]::new);
        }

        @Override
        public void close() throws IOException {
            server.close();
            TestDatabase.delete(data);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == RunningServer.class || type == Program.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        WithServer settings = context.getRequiredTestClass().getAnnotation(WithServer.class);
        ExtensionContext owner = settings.shared() ? context.getRoot() : context;
        RunningServer server = owner.getStore(NAMESPACE)
                .computeIfAbsent(settings, Started::with, Started.class)
                .server();
        return parameter.getParameter().getType() == Program.class ? new Program(server) : server;
    }
}
