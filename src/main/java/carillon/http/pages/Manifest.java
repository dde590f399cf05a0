package carillon.http.pages;

import carillon.edition.Language;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/**
 * The web app manifest of the desk, which a phone reads when the desk is installed, in the edition's first language. The desk of
 * each edition can stand on one phone, and that of the bare address, which is the current edition's.
 */
final class Manifest {
    private Manifest() {}

    /** Fills the template in. */
    static String of(String template, ShownEdition edition) {
        Language language = edition.firstLanguage();
        return FilledFiles.fill(
                template,
                Map.of(
                        "LANGUAGE", language.tag(),
                        "DIRECTION", language.direction(),
                        "HOME", edition.home(),
                        "NAME", TextNode.valueOf(edition.name()).toString(),
                        "DESCRIPTION", description(language)));
    }

    private static String description(Language language) {
        return switch (language) {
            case FR -> "Le bureau d’une ville : ce qui s’y passe, dit à toutes les autres, même sans réseau.";
            case EN -> "The desk of a city: what happens there, told to all the others, even without a network.";
            case AR -> "مكتب مدينة: ما يجري فيها، يُقال لكل المدن الأخرى، ولو بلا شبكة.";
        };
    }
}
