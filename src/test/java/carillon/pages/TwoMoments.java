package carillon.pages;

import carillon.blackbox.RunningServer;
import java.io.IOException;
import java.nio.file.Path;

/** A Saturday of two cities with two shared moments, at 18:00 and at 20:00, as a rehearsal that begins at 17:40. */
final class TwoMoments {
    private static final String EDITION = """
            edition: nuit-du-code-citoyen-2017
            title: Deux moments
            timezone: Europe/Paris
            from: 2017-03-04
            to: 2017-03-04
            languages: [fr]
            milestones:
              meetup-video:
                title: { fr: Meetup }
                at: 2017-03-04T18:00:00+01:00
                duration: PT30M
                opens: PT15M
                room: https://example.org/salle
                cities: all
                quorum: 2
              adieux:
                title: { fr: Adieux }
                at: 2017-03-04T20:00:00+01:00
                duration: PT10M
                opens: PT5M
                cities: all
                quorum: 2
            cities:
              lyon:
                name: Lyon
                venue: Epitech
                timezone: Europe/Paris
                programme:
                  - { id: travail, day: 2017-03-04, at: "16:30", until: "18:00", kind: work, title: Travail }
                  - { milestone: meetup-video }
                  - { milestone: adieux }
              paris:
                name: Paris
                venue: Salle
                timezone: Europe/Paris
                programme:
                  - { id: travail, day: 2017-03-04, at: "16:30", until: "17:30", kind: work, title: Travail }
                  - { milestone: meetup-video }
                  - { milestone: adieux }
            """;

    private TwoMoments() {}

    /** Starts a server with it, and with more options. */
    static RunningServer start(Path directory, String... options) throws IOException {
        return TwoCities.start(directory, EDITION, options);
    }
}
