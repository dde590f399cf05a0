package carillon.rehearsal;

import carillon.edition.Language;
import java.util.List;

/**
 * What cities that only play their part write, in one language.
 *
 * @param notes what happens while people work; as many in every language, so that a seed gives the same course in each
 * @param notReady why a city is not ready for the shared moment
 * @param justInTime what a late city says when it is ready after all
 * @param help what a city in need asks for
 * @param question what coordination asks before a shared moment
 * @param options what it may be answered with
 * @param remark what a city adds to its answer
 * @param teams who speaks in the pitches of a city that announced no projects
 * @param welcome the first turn of a shared moment
 * @param lastWord the last one
 */
record Phrases(
        List<String> notes,
        String notReady,
        String justInTime,
        String help,
        String question,
        List<String> options,
        String remark,
        List<String> teams,
        String welcome,
        String lastWord) {
    private static final Phrases FRENCH = new Phrases(
            List.of(
                    "Les équipes sont au travail, la salle bourdonne.",
                    "On cherche encore une personne qui connaît la cartographie.",
                    "Première démonstration qui marche, applaudissements !",
                    "Le café est de retour.",
                    "Deux projets viennent de fusionner.",
                    "Une équipe publie ses premières données."),
            "Le vidéoprojecteur ne s’allume pas.",
            "On arrive juste à temps.",
            "Qui a un câble HDMI de dix mètres ?",
            "Combien de projets montrez-vous ce soir ?",
            List.of("Un seul", "Deux ou trois", "Plus"),
            "On cherche encore qui parlera.",
            List.of("Première équipe", "Deuxième équipe", "Troisième équipe", "Quatrième équipe"),
            "Bonjour à toutes les villes",
            "Mot de la fin");
    private static final Phrases ENGLISH = new Phrases(
            List.of(
                    "The teams are at work, the hall is humming.",
                    "We are still looking for somebody who knows about maps.",
                    "The first demonstration that works, applause!",
                    "Coffee is back.",
                    "Two projects have just become one.",
                    "One team is publishing its first data."),
            "The projector will not turn on.",
            "We are arriving just in time.",
            "Who has an HDMI cable of ten metres?",
            "How many projects will you show tonight?",
            List.of("One", "Two or three", "More"),
            "We are still looking for who will speak.",
            List.of("First team", "Second team", "Third team", "Fourth team"),
            "Hello to all cities",
            "A last word");
    private static final Phrases ARABIC = new Phrases(
            List.of(
                    "الفرق تعمل والقاعة تضجّ بالحركة.",
                    "ما زلنا نبحث عن شخص يعرف رسم الخرائط.",
                    "أول عرض ينجح، تصفيق!",
                    "عادت القهوة.",
                    "اندمج مشروعان في مشروع واحد.",
                    "فريق ينشر بياناته الأولى."),
            "جهاز العرض لا يعمل.",
            "نصل في الوقت تمامًا.",
            "من لديه كابل HDMI طوله عشرة أمتار؟",
            "كم مشروعًا ستعرضون هذا المساء؟",
            List.of("مشروع واحد", "اثنان أو ثلاثة", "أكثر"),
            "ما زلنا نبحث عمّن سيتكلم.",
            List.of("الفريق الأول", "الفريق الثاني", "الفريق الثالث", "الفريق الرابع"),
            "أهلًا بكل المدن",
            "كلمة الختام");

    Phrases {
        notes = List.copyOf(notes);
        options = List.copyOf(options);
        teams = List.copyOf(teams);
    }

    static Phrases in(Language language) {
        return switch (language) {
            case FR -> FRENCH;
            case EN -> ENGLISH;
            case AR -> ARABIC;
        };
    }
}
