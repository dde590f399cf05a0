package carillon.pages;

import carillon.blackbox.Program;
import carillon.blackbox.RunningServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Hours of the weekend at which every page has something else to show, and what is said then beside what the cities play. */
enum Hour {
    FRIDAY_MORNING("2017-03-03T10:00:00+01:00"),
    BEFORE(
            "2017-03-04T17:50:00+01:00",
            "{'type':'announcement','text':'Le dîner est servi à 19 h 30. Inscriptions : https://example.org/diner'}"),
    LIVE("2017-03-04T18:05:00+01:00", "{'type':'milestone.started','milestone':'meetup-video'}"),
    TURNS(
            "2017-03-04T18:05:00+01:00",
            "{'type':'milestone.started','milestone':'meetup-video'}",
            "{'type':'turns.set','milestone':'meetup-video','turns':["
                    + "{'id':'lyon','city':'lyon','title':'Le potager partagé','minutes':5},"
                    + "{'id':'tunis','city':'tunis','title':'La carte des cantines','minutes':5},"
                    + "{'id':'paris','city':'paris','minutes':4},{'id':'lille','city':'lille','minutes':4}]}",
            "{'type':'turn.started','milestone':'meetup-video','turn':'lyon'}"),
    HELD(
            "2017-03-04T17:52:00+01:00",
            "{'type':'milestone.held','milestone':'meetup-video','reason':'Lyon cherche un câble'}"),
    AFTER(
            "2017-03-04T18:47:00+01:00",
            "{'type':'milestone.started','milestone':'meetup-video'}",
            "{'type':'milestone.ended','milestone':'meetup-video'}"),
    NIGHT("2017-03-05T03:00:00+01:00"),
    SUNDAY("2017-03-05T14:00:00+01:00", "{'type':'announcement','text':'Les démonstrations commencent à 17 h.'}"),
    OVER("2017-03-06T00:30:00+01:00");

    private final String clock;
    private final List<String> decisions;

    Hour(String clock, String... decisions) {
        this.clock = clock;
        this.decisions = List.of(decisions);
    }

    /** Starts a server at that hour, at which the cities have played their parts until then and go on. */
    RunningServer begin(Path data) throws IOException, InterruptedException {
        RunningServer server = RunningServer.rehearses(data, RunningServer.freePort(), clock, "--simulate");
        Program program = new Program(server);
        for (String decision : decisions) {
            program.triesToDecide(decision);
        }
        return server;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
