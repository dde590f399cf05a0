package carillon.timeline;

/**
 * What a weekend has shown so far of how one city keeps its hours (docs/protocol.md, "Predicted starts").
 *
 * @param lateMinutes how much later than its hour something starts there, as two starts in five do not reach
 * @param slotPercent how long a slot lasts there, in hundredths of what was announced
 * @param turnPercent how long a turn lasts, in hundredths of its minutes
 */
record Habit(int lateMinutes, int slotPercent, int turnPercent) {}
