package carillon.pages;

import carillon.blackbox.RunningServer;
import java.io.IOException;
import java.nio.file.Path;

/** A Saturday of Lyon, which writes in French, and Tunis, which writes in Arabic, as a rehearsal that begins at 17:40. */
final class TwoLanguages {
    private static final String EDITION = """
            edition: nuit-du-code-citoyen-2017
            title: Deux langues
            timezone: Europe/Paris
            from: 2017-03-04
            to: 2017-03-04
            languages: [fr, ar]
            milestones:
              meetup-video:
                title: { fr: Meetup, ar: لقاء }
                at: 2017-03-04T18:00:00+01:00
                duration: PT30M
                opens: PT15M
                room: https://example.org/salle
                cities: all
                quorum: 2
            cities:
              lyon:
                name: Lyon
                names: { ar: ليون }
                venue: Epitech
                timezone: Europe/Paris
                programme:
                  - { id: travail, day: 2017-03-04, at: "16:30", until: "18:00", kind: work, title: Travail }
                  - { milestone: meetup-video }
              tunis:
                name: تونس
                names: { fr: Tunis, en: Tunis }
                language: ar
                venue: الفضاء
                timezone: Africa/Tunis
                programme:
                  - { id: amal, day: 2017-03-04, at: "16:30", until: "18:00", kind: work, title: عمل الفرق }
                  - { milestone: meetup-video }
            """;

    private TwoLanguages() {}

    static RunningServer start(Path directory) throws IOException {
        return TwoCities.start(directory, EDITION);
    }
}
