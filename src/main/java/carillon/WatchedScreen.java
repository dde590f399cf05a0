package carillon;

import carillon.terminal.FollowedTimeline;
import carillon.terminal.Screen;
import carillon.terminal.TerminalSize;
import carillon.terminal.TimelineTable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The table, drawn again in its place when something changes, and as time passes. */
final class WatchedScreen implements FeedReader.View {
    private static final Duration SIZE_HOLDS = Duration.ofSeconds(3);
    private static final int MOST_NOTICES = 50;

    private final Screen screen;
    private final Optional<String> city;
    private final boolean hasColours;
    private TerminalSize size = TerminalSize.ask();
    private long askedNanos = System.nanoTime();

    WatchedScreen(Screen screen, Optional<String> city, boolean hasColours) {
        this.screen = screen;
        this.city = city;
        this.hasColours = hasColours;
    }

    @Override
    public void onMessage(String message, FollowedTimeline followed) {
        // It is drawn with the next refresh, which comes at once.
    }

    @Override
    public void refresh(FollowedTimeline followed, String note) {
        if (System.nanoTime() - askedNanos > SIZE_HOLDS.toNanos()) {
            size = TerminalSize.ask();
            askedNanos = System.nanoTime();
        }
        followed.timeline().ifPresent(timeline -> {
            List<String> lines = new TimelineTable(city, size.columns(), hasColours)
                    .lines(timeline, followed.now(System.nanoTime()), note, MOST_NOTICES);
            screen.show(lines.subList(0, Math.min(lines.size(), size.lines())));
        });
    }

    @Override
    public void onConnection(String sentence) {
        // The heading says so.
    }

    @Override
    public void close() {
        screen.close();
    }
}
