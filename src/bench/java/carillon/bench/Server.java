package carillon.bench;

import java.io.IOException;

/** A server that is measured: a process of its own on this machine, which is posted to over HTTP and watched over WebSocket. */
interface Server extends AutoCloseable {
    int port();

    ProcessHandle process();

    /** Where to put the next check-in, each to an address of its own where that matters. */
    String postPath();

    /** A city that a check-in can be about. */
    String city();

    /** Where to watch. */
    String feedPath();

    /** What is spoken there. */
    Dialect dialect();

    /** Lets the server collect garbage; returns how many bytes of its heap are in use then. */
    long collectGarbage() throws IOException;

    @Override
    void close() throws IOException;
}
