package carillon.feed;

import carillon.statement.Entry;
import carillon.statement.Positioned;
import java.util.ArrayList;
import java.util.List;

/**
 * An entry of the journal with the cursor after it.
 *
 * @param cursor at the entry's position
 */
record EntryWithCursor(Entry entry, Cursor cursor) implements Positioned {
    @Override
    public long seq() {
        return entry.seq();
    }

    /**
     * Gives entries their cursors, in order.
     *
     * @param known the cursor they go on from; an entry at or ahead of its position is given with this one
     */
    static List<EntryWithCursor> follow(List<Entry> entries, Cursor known) {
        List<EntryWithCursor> steps = new ArrayList<>(entries.size());
        CursorChain chain = new CursorChain(known);
        for (Entry entry : entries) {
            steps.add(new EntryWithCursor(entry, entry.seq() <= known.seq() ? known : chain.next(entry)));
        }
        return steps;
    }
}
