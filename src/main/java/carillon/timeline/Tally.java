package carillon.timeline;

/** How many values were observed, and their sum. */
record Tally(int count, double sum) {
    static final Tally NONE = new Tally(0, 0);

    Tally plus(double value) {
        return new Tally(count + 1, sum + value);
    }

    Tally plus(Tally other) {
        return new Tally(count + other.count, sum + other.sum);
    }
}
