package carillon.feed;

/**
 * How fresh what a node knows of its journal is. Whatever comes (a command, a question, a doubt) is numbered, so that it can be told
 * whether it came before the journal was last seen to end with what is known.
 */
final class Freshness {
    private static final int BEATS_UNTIL_LOOK = 5;

    private long came;
    private long confirmed;
    private long doubt;
    private int beats;

    /** Something has come: its number. */
    long next() {
        return ++came;
    }

    /** The number of what came last, to be asked for as a read, a look or an append begins. */
    long last() {
        return came;
    }

    /** The journal ends with what is known: seen by something that began after that came. */
    void confirm(long began) {
        confirmed = began;
        beats = 0;
    }

    /** Whatever has a number up to this one came before the journal was last seen to end with what is known. */
    long confirmed() {
        return confirmed;
    }

    /** Something was heard that cannot be, if the journal still is what is known. */
    void doubt() {
        doubt = next();
    }

    /** A second has passed. */
    void beat() {
        beats++;
    }

    /** Nothing has shown for a while that the journal is what is known; or not since there was a doubt, which looks once a second. */
    boolean isLookDue() {
        return beats >= (doubt > confirmed ? 1 : BEATS_UNTIL_LOOK);
    }
}
