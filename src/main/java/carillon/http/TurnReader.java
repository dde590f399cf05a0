package carillon.http;

import carillon.edition.CityId;
import carillon.edition.ProjectId;
import carillon.statement.Minutes;
import carillon.statement.Text;
import carillon.statement.Turn;
import carillon.statement.TurnId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the turns of a block as they are set, all faults at once. */
final class TurnReader {
    private static final Set<String> MEMBERS = Set.of("id", "city", "project", "title", "minutes");

    private TurnReader() {}

    static Optional<List<Turn>> read(JsonBody body, String name) {
        Optional<List<JsonBody>> items = body.objects(name, Turn.MOST);
        if (items.isEmpty()) {
            return Optional.empty();
        }
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < items.get().size(); i++) {
            JsonBody item = items.get().get(i);
            turn(item).ifPresent(turns::add);
            body.addFaultsOf(item, name + "/" + i);
        }
        return Optional.of(List.copyOf(turns));
    }

    private static Optional<Turn> turn(JsonBody item) {
        item.allowOnly(MEMBERS);
        require(item, "id");
        require(item, "minutes");
        Optional<TurnId> id = item.has("id") ? item.slug("id").map(TurnId::new) : Optional.empty();
        Optional<Integer> minutes =
                item.has("minutes") ? item.number("minutes", Minutes.LEAST, Minutes.MOST) : Optional.empty();
        Optional<CityId> city = item.has("city") ? item.slug("city").map(CityId::new) : Optional.empty();
        Optional<ProjectId> project = item.has("project") ? item.slug("project").map(ProjectId::new) : Optional.empty();
        Optional<Text> title = item.has("title") ? item.text("title") : Optional.<Text>empty();
        return item.hasFaults()
                ? Optional.empty()
                : Optional.of(new Turn(
                        id.orElseThrow(),
                        city.orElse(null),
                        project.orElse(null),
                        title.orElse(null),
                        new Minutes(minutes.orElseThrow())));
    }

    private static void require(JsonBody item, String name) {
        if (!item.has(name)) {
            item.addFault(name, 400, "missing-member", Map.of());
        }
    }
}
