package carillon.pages;

/** A Saturday and a Sunday with one shared moment, of Lyon and Tunis, or of many cities that plan the same. */
final class TwoDays {
    private static final String MOMENT = """
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
            """;

    private static final String PLANNED = """
                venue: Epitech
                timezone: Europe/Paris
                programme:
                  - { id: pitchs, day: 2017-03-04, at: "10:00", until: "11:00", kind: pitch, title: Pitchs }
                  - { id: atelier, day: 2017-03-04, at: "14:00", until: "15:00", kind: workshop, title: Atelier, place: Salle bleue }
                  - { id: expose, day: 2017-03-04, at: "16:00", until: "17:00", kind: talk, title: Exposé }
                  - { milestone: meetup-video }
                  - { id: bilan, day: 2017-03-05, at: "15:00", until: "16:00", kind: restitution, title: Bilan }
            """;

    private static final String LYON = "  lyon:\n    name: Lyon\n" + PLANNED;

    static final String EDITION = MOMENT + LYON + """
              tunis:
                name: Tunis
                venue: Le Patio
                timezone: Africa/Tunis
                programme:
                  - { milestone: meetup-video }
            """;

    /** A city for each test that changes its programme. */
    static final String MANY_CITIES = MOMENT
            + LYON
            + "  lille:\n    name: Lille\n" + PLANNED
            + "  paris:\n    name: Paris\n" + PLANNED
            + "  rennes:\n    name: Rennes\n" + PLANNED
            + "  brest:\n    name: Brest\n" + PLANNED
            + "  nice:\n    name: Nice\n" + PLANNED
            + "  metz:\n    name: Metz\n" + PLANNED
            + "  dijon:\n    name: Dijon\n" + PLANNED;

    private TwoDays() {}
}
