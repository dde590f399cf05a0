package carillon.statement;

/** What has a position in a journal. */
public interface Positioned {
    /** The position, from 1. */
    long seq();
}
