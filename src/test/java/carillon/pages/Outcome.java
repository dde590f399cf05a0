package carillon.pages;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What becomes of the shared moment, each out of the one before. */
enum Outcome {
    HELD("{\"type\":\"milestone.held\",\"milestone\":\"meetup-video\",\"reason\":\"Lyon cherche un câble\"}"),
    CANCELLED("{\"type\":\"milestone.cancelled\",\"milestone\":\"meetup-video\",\"reason\":\"Pas de réseau à Tunis\"}"),
    LIVE(
            "{\"type\":\"milestone.postponed\",\"milestone\":\"meetup-video\",\"to\":\"2017-03-04T18:10:00+01:00\"}",
            "{\"type\":\"milestone.started\",\"milestone\":\"meetup-video\"}"),
    DONE("{\"type\":\"milestone.ended\",\"milestone\":\"meetup-video\"}");

    private final List<String> decisions;

    Outcome(String... decisions) {
        this.decisions = List.of(decisions);
    }

    void comeAbout(SaturdayEvening evening) throws IOException, InterruptedException {
        for (String decision : decisions) {
            evening.program().decides(decision);
        }
    }

    /** By what a page shows that it knows. */
    String sign() {
        return "section." + name().toLowerCase(Locale.ROOT);
    }
}
