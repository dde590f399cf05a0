package carillon.pages;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What becomes of the shared moment, each out of the one before. */
enum Outcome {
    HELD(
            "en attente",
            "{\"type\":\"milestone.held\",\"milestone\":\"meetup-video\",\"reason\":\"Lyon cherche un câble\"}"),
    CANCELLED(
            "annulé",
            "{\"type\":\"milestone.cancelled\",\"milestone\":\"meetup-video\",\"reason\":\"Pas de réseau à Tunis\"}"),
    LIVE(
            "en cours",
            "{\"type\":\"milestone.postponed\",\"milestone\":\"meetup-video\",\"to\":\"2017-03-04T18:10:00+01:00\"}",
            "{\"type\":\"milestone.started\",\"milestone\":\"meetup-video\"}"),
    DONE("terminé", "{\"type\":\"milestone.ended\",\"milestone\":\"meetup-video\"}");

    private final String word;
    private final List<String> decisions;

    Outcome(String word, String... decisions) {
        this.word = word;
        this.decisions = List.of(decisions);
    }

    void comeAbout(SaturdayEvening evening) throws IOException, InterruptedException {
        for (String decision : decisions) {
            evening.program().decides(decision);
        }
    }

    /** What it is called in French. */
    String word() {
        return word;
    }

    /** By what a page shows that it knows. */
    String sign() {
        return "section." + name().toLowerCase(Locale.ROOT);
    }
}
