package carillon.http.pages;

import carillon.edition.EditionId;
import carillon.edition.Language;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the shell says of the edition that its pages show.
 *
 * @param id names it; empty where the server has none yet
 * @param home what the addresses of its pages begin with, such as {@code /nuit-2018}; empty at the bare addresses
 * @param hasOthers whether the server has other editions beside it
 * @param languages those of the edition, the first one ahead
 * @param preview what a link to a page shows
 */
public record ShownEdition(
        Optional<EditionId> id, String home, boolean hasOthers, List<Language> languages, LinkPreview preview) {
    private static final String CARILLON = "Carillon";

    public ShownEdition {
        languages = List.copyOf(languages);
    }

    /** Where there is no edition yet, pages open all the same, in a language that the reader asks for. */
    public static ShownEdition none(Language language) {
        return new ShownEdition(
                Optional.empty(), "", false, List.of(Language.values()), new LinkPreview(language, CARILLON, ""));
    }

    String idOrNothing() {
        return id.map(EditionId::value).orElse("");
    }

    Language firstLanguage() {
        return languages.getFirst();
    }

    /** As the shell has them. */
    String tags() {
        return languages.stream().map(Language::tag).collect(Collectors.joining(" "));
    }

    /** What the desk is called beside others on a phone, by an address of its own or a bare one. */
    String name() {
        return home.isEmpty() ? CARILLON : preview.title();
    }
}
