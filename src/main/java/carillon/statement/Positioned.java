package carillon.statement;

/** An object with a position in a journal. */
public interface Positioned {
    /** The position, from 1. */
    long seq();
}
