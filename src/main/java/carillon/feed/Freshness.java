package carillon.feed;

/**
 * How fresh the knowledge that a node has of its journal is. Each command, request and doubt gets a number, which shows
 * whether it came before the journal was last seen to end with what is known.
 */
final class Freshness {
    private static final int BEATS_UNTIL_LOOK = 5;

    private long came;
    private long confirmed;
    private long doubt;
    private int beats;

    /** Numbers what has just come. */
    long next() {
        return ++came;
    }

    /** Returns the last number given, to be asked for as a read, a look or an append begins. */
    long last() {
        return came;
    }

    /**
     * Notes that the journal ends with what is known.
     *
     * @param began the last number given when the read, look or append that showed it began
     */
    void confirm(long began) {
        confirmed = began;
        beats = 0;
    }

    /** Returns the last number given before the journal was last seen to end with what is known. */
    long confirmed() {
        return confirmed;
    }

    /** Notes something that cannot be, if the journal still is what is known. */
    void doubt() {
        doubt = next();
    }

    /** Counts a second. */
    void beat() {
        beats++;
    }

    /**
     * Whether nothing has shown for some beats, or for one where there is a doubt, that the journal is what is known.
     */
    boolean isLookDue() {
        return beats >= (doubt > confirmed ? 1 : BEATS_UNTIL_LOOK);
    }
}
