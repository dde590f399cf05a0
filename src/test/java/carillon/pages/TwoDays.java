package carillon.pages;

import carillon.blackbox.RunningServer;
import java.io.IOException;
import java.nio.file.Path;

/** Lyon's Saturday and Sunday, with one shared moment, as a rehearsal that begins on Saturday at 17:40. */
final class TwoDays {
    private static final String EDITION = """
            edition: nuit-du-code-citoyen-2017
            title: Deux jours
            timezone: Europe/Paris
            from: 2017-03-04
            to: 2017-03-05
            languages: [fr, en]
            milestones:
              meetup-video:
                title: { fr: Meetup, en: Meetup }
                at: 2017-03-04T18:00:00+01:00
                duration: PT30M
                opens: PT15M
                room: https://example.org/salle
                cities: all
                quorum: 1
            cities:
              lyon:
                name: Lyon
                venue: Epitech
                timezone: Europe/Paris
                programme:
                  - { id: pitchs, day: 2017-03-04, at: "10:00", until: "11:00", kind: pitch, title: Pitchs }
                  - { id: atelier, day: 2017-03-04, at: "14:00", until: "15:00", kind: workshop, title: Atelier, place: Salle bleue }
                  - { id: expose, day: 2017-03-04, at: "16:00", until: "17:00", kind: talk, title: Exposé }
                  - { milestone: meetup-video }
                  - { id: bilan, day: 2017-03-05, at: "15:00", until: "16:00", kind: restitution, title: Bilan }
              tunis:
                name: Tunis
                venue: Le Patio
                timezone: Africa/Tunis
                programme:
                  - { milestone: meetup-video }
            """;

    private TwoDays() {}

    /** Starts a server with it. */
    static RunningServer start(Path directory) throws IOException {
        return TwoCities.start(directory, EDITION);
    }
}
