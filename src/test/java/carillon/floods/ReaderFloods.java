package carillon.floods;

import java.io.IOException;

/** Those who ask for much and do not read it. */
final class ReaderFloods {
    private static final int A_LITTLE = 1_000;

    private ReaderFloods() {}

    static void journalLeavers(Assault assault, int number) throws IOException {
        try (Wire wire = assault.connectWithLittleRoom()) {
            askForJournal(assault, wire);
            wire.read(A_LITTLE);
            assault.count("left in the middle");
            wire.abandon();
        }
    }

    static void journalUnread(Assault assault, int number) throws IOException {
        try (Wire wire = assault.connectWithLittleRoom()) {
            askForJournal(assault, wire);
            assault.holdOn();
        }
    }

    static void eventStreamsUnread(Assault assault, int number) throws IOException {
        Target target = assault.target();
        try (Wire wire = assault.connectWithLittleRoom()) {
            wire.send(Requests.get(target, target.inEdition("/feed"), "Accept: text/event-stream\r\n"));
            assault.holdOn();
        }
    }

    private static void askForJournal(Assault assault, Wire wire) throws IOException {
        Target target = assault.target();
        wire.send(Requests.get(target, target.inEdition("/journal?after=0"), Requests.byToken(target)));
    }
}
