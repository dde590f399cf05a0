package carillon.bench;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** An edition file for a national event: very many cities, each with a full programme of its own. The same seed gives the same file. */
final class BigEdition {
    private static final int MINUTES_IN_SLOT = 30;
    private static final int FIRST_MINUTE = 9 * 60;
    private static final int MINUTES_IN_HOUR = 60;
    private static final int SLOTS_BEFORE_MILESTONE = 16;
    private static final List<String> KINDS =
            List.of("brainstorm", "pitch", "work", "workshop", "talk", "meal", "break", "social", "restitution");
    private static final List<String> ACTIVITIES =
            words("Atelier|Conférence|Présentation|Table ronde|Démonstration|Initiation|Retour d'expérience|"
                    + "Tempête d'idées|Travail en équipe|Visite guidée|Débat|Restitution");
    private static final List<String> SUBJECTS =
            words("budget participatif|données ouvertes|cartographie libre|transports|qualité de l'air|"
                    + "accessibilité des écoles|logement vacant|marchés publics|alimentation locale|"
                    + "énergie citoyenne|mémoire du quartier|santé de proximité|jardins partagés|compteurs d'eau|"
                    + "vote et délibération");
    private static final List<String> ANGLES =
            words("pour commencer|en pratique|côté collectivités|avec les associations|premiers résultats|"
                    + "ce qui reste à faire|à plusieurs villes|avec les habitants|sans écrire de code");
    private static final List<String> PLACES =
            words("Médiathèque|Maison des associations|Tiers-lieu|Hôtel de ville|Campus|Ancienne gare|Halle");
    private static final List<String> NAMES =
            words("Jean Jaurès|Louise Michel|des Tanneurs|du Port|Simone Veil|de la République|des Lilas");
    private static final List<String> BEGINNINGS =
            words("Saint-Aubin|Villeneuve|Montfort|Châteauneuf|Beaumont|La Roche|Neuville|Clermont|Bourg|Pont");
    private static final List<String> ENDINGS =
            words("sur-Loire|le-Grand|en-Vexin|les-Bains|du-Lac|la-Forêt|sur-Mer|des-Prés|le-Vieux|en-Plaine");

    private final Random random = new Random(1);
    private final StringBuilder yaml = new StringBuilder();

    private BigEdition() {}

    private static List<String> words(String separatedByBars) {
        return List.of(separatedByBars.split("\\|", -1));
    }

    /** The file, in which every city also takes part in one shared moment. */
    static String yaml(int cities, int slots) {
        return new BigEdition().written(cities, slots);
    }

    private String written(int cities, int slots) {
        yaml.append("""
                edition: grande-nuit
                title: Grande nuit des villes
                timezone: Europe/Paris
                from: 2017-03-04
                to: 2017-03-05
                languages: [fr, en]
                milestones:
                  ensemble:
                    title: { fr: Toutes les villes ensemble, en: All cities together }
                    at: 2017-03-04T18:00:00+01:00
                    duration: PT30M
                    opens: PT15M
                    room: https://example.org/ensemble
                    cities: all
                    quorum: 60
                cities:
                """);
        for (int city = 0; city < cities; city++) {
            city(city, slots);
        }
        return yaml.toString();
    }

    private void city(int number, int slots) {
        String name = BEGINNINGS.get(number % BEGINNINGS.size()) + "-"
                + ENDINGS.get(number / BEGINNINGS.size() % ENDINGS.size());
        line("  city-" + number + ":");
        line("    name: " + name);
        line("    venue: " + oneOf(PLACES) + " " + oneOf(NAMES));
        line("    address: " + (1 + random.nextInt(200)) + " rue " + oneOf(NAMES) + ", " + name);
        line("    timezone: Europe/Paris");
        line("    position: [" + degrees(42.5, 8) + ", " + degrees(-4, 11) + "]");
        line("    links: { site: \"https://example.org/villes/" + number + "\" }");
        line("    programme:");
        for (int slot = 0; slot < slots; slot++) {
            if (slot == SLOTS_BEFORE_MILESTONE) {
                line("      - { milestone: ensemble }");
            }
            slot(slot);
        }
    }

    private void slot(int number) {
        // After the shared moment the evening goes on where the afternoon stopped, an hour and a half later.
        int minute = FIRST_MINUTE + MINUTES_IN_SLOT * (number < SLOTS_BEFORE_MILESTONE ? number : number + 3);
        int until = minute + MINUTES_IN_SLOT - 5 * random.nextInt(3);
        line("      - { id: s" + number + ", day: 2017-03-04, at: \"" + clock(minute) + "\", until: \"" + clock(until)
                + "\", kind: " + oneOf(KINDS) + ", title: \"" + oneOf(ACTIVITIES) + " : " + oneOf(SUBJECTS) + ", "
                + oneOf(ANGLES) + "\" }");
    }

    private String degrees(double least, double range) {
        return String.format(Locale.ROOT, "%.5f", least + random.nextDouble() * range);
    }

    private static String clock(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / MINUTES_IN_HOUR, minute % MINUTES_IN_HOUR);
    }

    private String oneOf(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }

    private void line(String text) {
        yaml.append(text).append('\n');
    }
}
