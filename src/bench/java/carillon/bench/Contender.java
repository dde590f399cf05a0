package carillon.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;

/** Who is measured side by side. */
enum Contender {
    CARILLON("Carillon") {
        @Override
        Server start(Path ground) throws IOException, InterruptedException {
            return Subject.start(ground.resolve("data"));
        }
    },

    WS("ws") {
        @Override
        Server start(Path ground) throws IOException, InterruptedException {
            return Peer.ws(ground);
        }

        @Override
        Optional<String> missing() throws IOException, InterruptedException {
            return NodePrograms.missing();
        }
    },

    SOCKET_IO("socket.io") {
        @Override
        Server start(Path ground) throws IOException, InterruptedException {
            return Peer.socketIo(ground);
        }

        @Override
        Optional<String> missing() throws IOException, InterruptedException {
            return NodePrograms.missing();
        }
    },

    SOCK_JS("Vert.x SockJS bridge") {
        @Override
        Server start(Path ground) throws IOException, InterruptedException {
            return Peer.sockJs(ground);
        }
    };

    private final String name;

    Contender(String name) {
        this.name = name;
    }

    /** What is measured of one contender. */
    interface Turn {
        List<Figure> take(Contender contender) throws Exception;
    }

    /**
     * Measures one after the other. Whoever cannot be measured here is skipped by name, and a peer that fails costs the others nothing.
     *
     * @param what is measured, of one of them
     */
    static List<Figure> inTurn(List<Contender> contenders, int watchers, Function<Contender, String> what, Turn turn)
            throws Exception {
        List<Figure> figures = new ArrayList<>();
        for (Contender contender : contenders) {
            Optional<String> missing = contender.missing(watchers);
            if (missing.isPresent()) {
                figures.add(new Figure(what.apply(contender), "skipped: " + missing.get()));
                continue;
            }
            try {
                figures.addAll(turn.take(contender));
            } catch (IOException | ExecutionException | TimeoutException e) {
                if (contender == CARILLON) {
                    throw e;
                }
                figures.add(new Figure(what.apply(contender), "failed: " + e.getMessage()));
            }
        }
        return figures;
    }

    static List<Contender> peers() {
        return Stream.of(values()).filter(contender -> contender != CARILLON).toList();
    }

    abstract Server start(Path ground) throws IOException, InterruptedException;

    /** What it needs and is not here; empty where nothing is missing. */
    Optional<String> missing() throws IOException, InterruptedException {
        return Optional.empty();
    }

    /** Why it cannot be measured here with that many watchers; empty where it can. */
    final Optional<String> missing(int watchers) throws IOException, InterruptedException {
        Optional<String> tooFewFiles = OpenFiles.tooFewFor(watchers);
        return tooFewFiles.isPresent() ? tooFewFiles : missing();
    }

    @Override
    public String toString() {
        return name;
    }
}
