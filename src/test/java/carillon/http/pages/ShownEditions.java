package carillon.http.pages;

import carillon.edition.EditionId;
import carillon.edition.Language;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Editions as the shell shows them. */
final class ShownEditions {
    private ShownEditions() {}

    /** One that speaks all languages, with that one first. */
    static ShownEdition of(Language first, String home) {
        List<Language> languages = Stream.concat(Stream.of(first), Stream.of(Language.values()))
                .distinct()
                .toList();
        return new ShownEdition(
                Optional.of(new EditionId("nuit")),
                home,
                true,
                languages,
                new LinkPreview(first, "La « Nuit » \"17\"", ""));
    }
}
