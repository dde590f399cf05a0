package carillon.http.pages;

import carillon.edition.Edition;
import carillon.edition.Language;
import java.util.Map;

/**
 * The web app manifest of the desk, which a phone reads when the desk is installed, in the edition's first language.
 */
final class Manifest {
    private static final String DESCRIPTION = "%DESCRIPTION%";

    private Manifest() {}

    /** The texts to fill in, by their place in the file. */
    static Map<String, String> gaps(Edition edition) {
        Language language = edition.fallback();
        return Map.of(
                Assets.LANGUAGE,
                language.tag(),
                Assets.DIRECTION,
                language.direction(),
                DESCRIPTION,
                description(language));
    }

    private static String description(Language language) {
        return switch (language) {
            case FR -> "Le bureau d’une ville : ce qui s’y passe, dit à toutes les autres, même sans réseau.";
            case EN -> "The desk of a city: what happens there, told to all the others, even without a network.";
            case AR -> "مكتب مدينة: ما يجري فيها، يُقال لكل المدن الأخرى، ولو بلا شبكة.";
        };
    }
}
