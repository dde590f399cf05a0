package carillon.pages;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A weekend on which three cities have announced nothing yet but the shared moment. The others have three slots each, of
 * which one is on. There are as many as tests that change something: each test takes a city of its own.
 */
final class BlankProgramme {
    /** The slots of a weekend that somebody plans. */
    static final int SLOTS = 40;

    private static final String PLACE = """
                venue: Salle
                timezone: Europe/Paris
                programme:
            """;

    private static final String BLANK = PLACE + """
                  - { milestone: meetup-video }
            """;

    private static final String PLANNED = PLACE + """
                  - { id: accueil, day: 2017-03-04, at: "09:00", until: "10:00", kind: welcome, title: Accueil }
                  - { id: travail, day: 2017-03-04, at: "16:30", until: "18:00", kind: work, title: Travail }
                  - { milestone: meetup-video }
                  - { id: repas, day: 2017-03-04, at: "20:00", until: "21:00", kind: meal, title: Repas, place: Cantine }
            """;

    static final String EDITION = """
            edition: nuit-du-code-citoyen-2017
            title: Nuit du Code Citoyen
            timezone: Europe/Paris
            from: 2017-03-04
            to: 2017-03-05
            languages: [fr, en]
            milestones:
              meetup-video:
                title: { fr: Meetup vidéo, en: Video meetup }
                at: 2017-03-04T18:30:00+01:00
                duration: PT30M
                cities: all
                quorum: 2
            cities:
            """
            + "  lyon:\n    name: Lyon\n" + BLANK
            + "  lille:\n    name: Lille\n" + BLANK
            + "  nantes:\n    name: Nantes\n" + BLANK
            + "  paris:\n    name: Paris\n" + PLANNED
            + "  rennes:\n    name: Rennes\n" + PLANNED
            + "  brest:\n    name: Brest\n" + PLANNED
            + "  nice:\n    name: Nice\n" + PLANNED
            + "  metz:\n    name: Metz\n" + PLANNED
            + "  angers:\n    name: Angers\n" + PLANNED
            + "  dijon:\n    name: Dijon\n" + PLANNED
            + "  tours:\n    name: Tours\n" + PLANNED
            + "  toulouse:\n    name: Toulouse\n" + PLANNED
            + "  montpellier:\n    name: Montpellier\n" + PLANNED;

    private static final List<String> KINDS = List.of("atelier", "exposé", "pause", "travail", "repas");

    private BlankProgramme() {}

    /** A slot as somebody writes it into a spreadsheet: its start, its end, its title, its place, its kind. */
    record Written(String from, String to, String title, String place, String kind) {
        String asRow(String day) {
            return String.join("\t", day, from, to, title, place, kind);
        }
    }

    /** Forty slots of a quarter of an hour, from nine in the morning on. */
    static List<Written> fortySlots() {
        return IntStream.range(0, SLOTS)
                .mapToObj(i -> new Written(
                        time(9 * 60 + 15 * i),
                        time(9 * 60 + 15 * (i + 1)),
                        "Créneau " + (i + 1),
                        "Salle " + (i % 4 + 1),
                        KINDS.get(i % KINDS.size())))
                .toList();
    }

    private static String time(int minutes) {
        return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
    }
}
