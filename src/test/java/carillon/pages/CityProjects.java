package carillon.pages;

import carillon.blackbox.RunningServer;
import java.io.IOException;
import java.nio.file.Path;

/** A Saturday of three cities, as a rehearsal that begins at 17:40: Lyon and Tunis have projects, Lille has none. */
final class CityProjects {
    static final String EDITION = """
            edition: nuit-du-code-citoyen-2017
            title: Trois villes
            timezone: Europe/Paris
            from: 2017-03-04
            to: 2017-03-05
            languages: [fr, ar]
            milestones:
              meetup-video:
                title: { fr: Meetup, ar: لقاء }
                at: 2017-03-05T15:00:00+01:00
                duration: PT30M
                room: https://example.org/salle
                cities: all
            cities:
              lyon:
                name: Lyon
                names: { ar: ليون }
                venue: Epitech
                timezone: Europe/Paris
                programme:
                  - { id: travail, day: 2017-03-04, at: "16:30", until: "18:30", kind: work, title: Travail }
                  - { id: pitchs, day: 2017-03-04, at: "19:00", until: "20:00", kind: pitch, title: Pitchs }
                  - { milestone: meetup-video }
              lille:
                name: Lille
                venue: Euratechnologies
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
            themes: [La ville accessible, Les données du citoyen]
            projects:
              - id: rampes
                city: lyon
                name: Rampes
                url: https://example.org/rampes
                theme: La ville accessible
                text: La carte des entrées sans marche, relevée par celles et ceux qui y passent.
              - { id: budget, city: lyon, name: Budget ouvert, theme: Les données du citoyen }
              - { id: arbres, city: lyon, name: Un arbre par rue }
              - id: eau
                city: tunis
                name: الماء للجميع
                theme: Les données du citoyen
                text: خريطة نقاط الماء في المدينة.
            """;

    private CityProjects() {}

    static RunningServer start(Path directory) throws IOException {
        return TwoCities.start(directory, EDITION);
    }
}
