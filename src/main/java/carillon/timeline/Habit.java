package carillon.timeline;

/**
 * How hours are kept, by what a weekend has shown so far (docs/protocol.md, "Predicted starts").
 *
 * @param lateMinutes how long after its time something starts: half of all starts are earlier; at most {@value #LATEST}
 * @param percent how long it lasts, in hundredths of what was announced
 */
record Habit(int lateMinutes, int percent) {
    static final int LATEST = 60;
}
