package carillon;

import carillon.access.Secret;
import carillon.http.pages.Assets;
import carillon.http.pages.PublicUrl;
import carillon.settings.Settings;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a server that is ready tells whoever started it: the addresses of its pages, and the link that makes an administrator. */
record Greeting(Settings settings) {
    private static final Set<String> EVERY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");

    /** Returns the address for the commands of this machine. */
    String here() {
        return address(settings.host(), settings.port()) + settings.basePath().path();
    }

    /**
     * Prints it.
     *
     * @param title what the current edition is called; empty where there is none
     */
    void print(PrintWriter out, Optional<String> title, Secret link) {
        String here = settings.publicUrl().map(PublicUrl::toString).orElseGet(this::here);
        String path = Assets.join(link.value());
        out.printf("%n  %s%n", title.orElse("There is no event yet. The link below leads to where one is made."));
        settings.rehearsal()
                .ifPresent(rehearsal -> out.printf(
                        "  A rehearsal, on a clock that began at %s. For the real event, leave “rehearsal” out of the settings.%n",
                        rehearsal.clock()));
        out.printf("%n  Timeline     %s/%n", here);
        out.printf("  City desk    %s/desk%n", here);
        out.printf("  Coordinate   %s%s%n", here, path);
        out.printf("               (this link works once, within a day: it makes you administrator)%n");
        if (settings.publicUrl().isEmpty() && EVERY_ADDRESS.contains(settings.host())) {
            printForOtherMachines(out, path);
        }
        out.printf("%n");
        out.flush();
    }

    private void printForOtherMachines(PrintWriter out, String path) {
        List<String> hosts = OtherMachines.addresses();
        if (!hosts.isEmpty()) {
            out.printf("  From another machine, the same link (--public-url names the address that people use):%n");
        }
        for (String host : hosts) {
            out.printf(
                    "               http://%s:%d%s%s%n",
                    host, settings.port(), settings.basePath().path(), path);
        }
    }

    /**
     * Returns the address at which this machine reaches what listens on a host and a port: localhost for what listens on every address.
     * That name leads to 127.0.0.1 first, and programs need not try ::1 after it: what listens there alone is named as it is.
     */
    static String address(String host, int port) {
        String reachable = switch (host) {
            case "0.0.0.0", "::", "[::]", "127.0.0.1" -> "localhost";
            default -> host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        };
        return "http://" + reachable + ":" + port;
    }
}
