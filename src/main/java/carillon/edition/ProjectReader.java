package carillon.edition;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads projects, of which no two have the same id. */
final class ProjectReader {
    private final List<String> themes;
    private final Set<ProjectId> seen = new HashSet<>();

    /** @param themes the edition's */
    ProjectReader(List<String> themes) {
        this.themes = themes;
    }

    /** Reads one of a file, which says of which of these cities it is. */
    Optional<Project> ofFile(WrittenObject fields, Set<CityId> cities) {
        fields.allowOnly("id", "city", "name", "url", "theme", "text");
        Optional<CityId> city = fields.required("city", CityId::new, Phrase.of("form-city"));
        city.filter(known -> !cities.contains(known))
                .ifPresent(unknown -> fields.addFault("city", Phrase.of("city-unknown", "city", unknown.value())));
        return project(fields, city);
    }

    /** Reads one of a statement of its city. */
    Optional<Project> ofCity(WrittenObject fields, CityId city) {
        fields.allowOnly("id", "name", "url", "theme", "text");
        return project(fields, Optional.of(city));
    }

    private Optional<Project> project(WrittenObject fields, Optional<CityId> city) {
        Optional<ProjectId> id = fields.required("id", ProjectId::new, EditionFile.FORM_ID);
        id.filter(known -> !seen.add(known))
                .ifPresent(twice -> fields.addFault("id", Phrase.of("project-twice", "project", twice.value())));
        String name = fields.text("name");
        var url = fields.link("url");
        Optional<String> theme = fields.optionalText("theme");
        theme.filter(known -> !themes.contains(known))
                .ifPresent(unknown -> fields.addFault("theme", Phrase.of("theme-unknown", "theme", unknown)));
        Optional<String> text = fields.optionalText("text");
        return id.isPresent() && city.isPresent()
                ? Optional.of(new Project(
                        id.get(), city.get(), name, url.orElse(null), theme.orElse(null), text.orElse(null)))
                : Optional.empty();
    }
}
