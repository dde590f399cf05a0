package carillon.exchange;

import carillon.edition.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What people do in a slot, by the words of its title or of its type elsewhere. */
final class KindGuess {
    private static final Map<Kind, Pattern> WORDS = words();

    private KindGuess() {}

    private static Map<Kind, Pattern> words() {
        Map<Kind, Pattern> words = new LinkedHashMap<>();
        words.put(Kind.BREAK, any("pause", "break", "coffee", "cafe pause", "استراحه"));
        words.put(
                Kind.MEAL,
                any("dejeuner", "diner", "repas", "lunch", "dinner", "brunch", "buffet", "meal", "غداء", "عشاء"));
        words.put(Kind.WELCOME, any("accueil", "welcome", "registration", "check-in", "inscriptions?", "استقبال"));
        words.put(Kind.OPENING, any("ouverture", "lancement", "opening", "keynote", "kick-?off", "افتتاح"));
        words.put(Kind.WORKSHOP, any("atelier", "workshop", "tutorial", "training", "formation", "ورشه"));
        words.put(Kind.PITCH, any("pitchs?", "pitches", "lightning talks?"));
        words.put(Kind.BRAINSTORM, any("brainstorm(?:ing)?", "idees", "ideas", "ideation"));
        words.put(
                Kind.RESTITUTION,
                any("restitutions?", "demos?", "demonstrations?", "presentations? finales?", "closing", "cloture"));
        words.put(
                Kind.SOCIAL,
                any("apero", "aperitif", "pot", "party", "soiree", "social", "networking", "concert", "drinks"));
        words.put(
                Kind.TALK,
                any(
                        "conference",
                        "expose",
                        "talk",
                        "lecture",
                        "vortrag",
                        "panel",
                        "table ronde",
                        "discussion",
                        "debat",
                        "محاضره"));
        words.put(Kind.WORK, any("hacking", "travail", "production", "sprint", "hands-on", "work", "عمل"));
        return words;
    }

    private static Pattern any(String... words) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])(?:" + String.join("|", words) + ")(?![\\p{L}\\p{N}])");
    }

    /** Returns the kind whose words a text has first; {@link Kind#OTHER} where it has none. */
    static Kind of(String text) {
        String plain = PlainText.of(text).replace('ة', 'ه');
        return WORDS.entrySet().stream()
                .filter(kind -> kind.getValue().matcher(plain).find())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Kind.OTHER);
    }
}
