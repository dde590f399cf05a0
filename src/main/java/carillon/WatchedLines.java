package carillon;

import carillon.terminal.FollowedTimeline;
import carillon.terminal.TimelineTable;
import java.io.PrintWriter;
import java.util.Optional;

/**
 * A line for each thing that is said, for files and pipes.
 *
 * @param table writes the lines; absent where the messages of the feed are written as they come
 */
record WatchedLines(PrintWriter out, PrintWriter err, Optional<TimelineTable> table) implements FeedReader.View {
    @Override
    public void onMessage(String message, FollowedTimeline followed) {
        if (table.isEmpty()) {
            out.println(message);
        } else {
            followed.newNotices().stream()
                    .filter(table.get()::isShown)
                    .map(notice -> table.get()
                            .line(followed.timeline().orElseThrow(), followed.now(System.nanoTime()), notice))
                    .forEach(out::println);
        }
        out.flush();
    }

    @Override
    public void refresh(FollowedTimeline followed, String note) {
        // What was written stays.
    }

    @Override
    public void onConnection(String sentence) {
        err.println(sentence);
        err.flush();
    }

    @Override
    public void close() {
        out.flush();
    }
}
