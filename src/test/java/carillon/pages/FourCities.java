package carillon.pages;

/** A Saturday evening of four cities that meet at 18:00 for half an hour; three of them have projects, on two themes. */
final class FourCities {
    static final String EDITION = """
            edition: nuit-du-code-citoyen-2017
            title: Quatre villes
            timezone: Europe/Paris
            from: 2017-03-04
            to: 2017-03-05
            languages: [fr, ar]
            milestones:
              meetup-video:
                title: { fr: Meetup vidéo, ar: لقاء بالفيديو }
                at: 2017-03-04T18:00:00+01:00
                duration: PT30M
                opens: PT15M
                room: https://example.org/salle
                cities: [lyon, paris, tunis]
                quorum: 3
            cities:
              lyon:
                name: Lyon
                venue: Epitech
                timezone: Europe/Paris
                programme:
                  - { milestone: meetup-video }
                  - { id: diner, day: 2017-03-04, at: "19:30", kind: meal, title: Dîner libre }
              paris:
                name: Paris
                venue: Le Square
                timezone: Europe/Paris
                programme:
                  - { milestone: meetup-video }
                  - { id: restitutions, day: 2017-03-04, at: "18:30", kind: restitution, title: Restitutions }
              tunis:
                name: تونس
                names: { fr: Tunis, en: Tunis }
                language: ar
                venue: الفضاء
                timezone: Africa/Tunis
                programme:
                  - { milestone: meetup-video }
              lille:
                name: Lille
                venue: L'Odyssée
                timezone: Europe/Paris
                programme:
                  - { id: apero, day: 2017-03-04, at: "19:00", kind: social, title: Apéro }
            themes: [La ville accessible, Les données du citoyen]
            projects:
              - { id: budget, city: lyon, name: Budget ouvert, theme: Les données du citoyen }
              - { id: rampes, city: lyon, name: Rampes, theme: La ville accessible }
              - { id: cantines, city: paris, name: La carte des cantines, theme: Les données du citoyen }
              - { id: eau, city: tunis, name: الماء للجميع, theme: Les données du citoyen }
              - { id: velos, city: lille, name: Vélos partagés, theme: La ville accessible }
            """;

    private FourCities() {}
}
