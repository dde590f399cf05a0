package carillon.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.City;
import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Weekend;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The {@code schedule.json} of conferences, as it goes out and comes in (docs/exchange.md). */
class ScheduleTest {
    private static final Onto WEEKEND = Onto.theWeekend(Format.SCHEDULE);
    private static final Onto LYON = Onto.cityOfTheWeekend(Format.SCHEDULE, "lyon");

    private static String written() {
        return ScheduleWriter.write(Weekend.edition(), "12-abc", "https://example.org/")
                .toString();
    }

    private static String file(String name) throws IOException {
        return Files.readString(Path.of("src", "test", "resources", "carillon", "exchange", name));
    }

    private static List<JsonNode> events(JsonNode file) {
        List<JsonNode> events = new ArrayList<>();
        file.at("/schedule/conference/days")
                .forEach(day -> day.path("rooms").forEach(room -> room.forEach(events::add)));
        return events;
    }

    @Test
    void theWeekendIsReadBackAsItWasWritten() {
        assertThat(WEEKEND.takes(written())).isEqualTo(Weekend.edition());
        assertThat(WEEKEND.passesOver(written())).isEmpty();
        assertThat(LYON.takes(written())).isEqualTo(Weekend.edition());
    }

    @Test
    void eachCityIsARoomAndATrackAndHasTheSharedMoment() {
        JsonNode file = ScheduleWriter.write(Weekend.edition(), "12-abc", "https://example.org/");

        assertThat(file.at("/schedule/conference/acronym").asText()).isEqualTo("nuit_du_code_citoyen_2017");
        assertThat(file.at("/schedule/conference/rooms"))
                .extracting(room -> room.path("name").asText())
                .containsExactly("Lille", "Lyon", "Montpellier", "Paris", "Rennes", "Toulouse", "Tunis");
        JsonNode first = file.at("/schedule/conference/days/1/rooms/Lyon/0");
        assertThat(first.path("date").asText()).isEqualTo("2017-03-04T08:30:00+01:00");
        assertThat(first.path("duration").asText()).isEqualTo("00:30");
        assertThat(first.path("type").asText()).isEqualTo("welcome");
        assertThat(first.path("track").asText()).isEqualTo("Lyon");
        assertThat(events(file))
                .filteredOn(event -> event.path("type").asText().equals("moment"))
                .hasSize(7);
        Set<String> ids = new HashSet<>();
        assertThat(events(file))
                .allMatch(event -> ids.add(event.path("id").asText())
                        && ids.add(event.path("guid").asText()));
    }

    @Test
    void whatIsChangedInItIsChangedHereAndTheRestStays() {
        ObjectNode file = ScheduleWriter.write(Weekend.edition(), "12-abc", "https://example.org/");
        ObjectNode welcome = (ObjectNode) file.at("/schedule/conference/days/1/rooms/Lyon/0");
        welcome.put("title", "Café").put("date", "2017-03-04T08:45:00+01:00");
        ObjectNode soup = (ObjectNode) file.at("/schedule/conference/days/0/rooms/Rennes/0");
        soup.put("room", "Rennes · Cuisine").put("type", "workshop");

        Edition after = WEEKEND.takes(file.toString());

        assertThat(Onto.programme(after, "lyon")).startsWith("04 08:45 welcome Café", "04 09:00 opening Lancement");
        assertThat(Onto.ids(after, "lyon")).isEqualTo(Onto.ids(Weekend.edition(), "lyon"));
        assertThat(Onto.programme(after, "rennes"))
                .startsWith("03 evening workshop Disco soupe et formation des équipes");
        assertThat(Onto.programme(after, "paris")).isEqualTo(Onto.programme(Weekend.edition(), "paris"));
    }

    @Test
    void aMomentThatIsSharedIsMovedByNoFile() {
        String moved = written()
                .replace(
                        "2017-03-04T18:00:00+01:00\",\"start\":\"18:00\",\"duration\":\"00:30",
                        "2017-03-04T18:05:00+01:00\",\"start\":\"18:05\",\"duration\":\"00:30");

        assertThat(WEEKEND.takes(moved)).isEqualTo(Weekend.edition());
        assertThat(WEEKEND.passesOver(moved))
                .containsExactly(
                        "0: “Meetup vidéo entre les villes” is shared, and stays when it is announced: coordination moves it");
    }

    @Test
    void whatPretalxExportsBecomesTheProgrammeOfTheCityThatIsChosen() throws IOException {
        Edition after = LYON.takes(file("pretalx-schedule.json"));

        assertThat(Onto.programme(after, "lyon"))
                .containsExactly(
                        "04 09:00-09:30 opening Opening @Grande salle",
                        "04 09:30-10:15 talk Ouvrir les données @Grande salle",
                        "04 09:30-11:30 workshop Cartographier sa rue @Atelier 1",
                        "05 00:30-02:00 social Nuit blanche @Grande salle");
        City lyon = Onto.city(after, "lyon");
        assertThat(lyon.slots().toList().get(1).text())
                .isEqualTo("Ada Martin, Noé Petit\nCe que change une licence ouverte.");
        assertThat(LYON.passesOver(file("pretalx-schedule.json")))
                .containsExactly("0: left out, as they are on other days than the edition: 1");
        assertThat(LYON.edition(after).takes(file("pretalx-schedule.json"))).isEqualTo(after);
        String renamed = file("pretalx-schedule.json")
                .replace("Ouvrir les données", "Données ouvertes")
                .replace("T09:30:00+01:00", "T09:40:00+01:00");
        assertThat(Onto.ids(LYON.edition(after).takes(renamed), "lyon"))
                .containsExactlyInAnyOrderElementsOf(Onto.ids(after, "lyon"));
    }

    @Test
    void aRoomOrATrackThatIsCalledAsACityIsThatCity() throws IOException {
        Edition after = WEEKEND.takes(file("frab-schedule.json"));

        assertThat(Onto.programme(after, "lille")).containsExactly("04 14:00-15:00 talk Le code et la loi");
        assertThat(Onto.programme(after, "tunis")).containsExactly("04 17:00-17:45 talk Na3mlo @Salle B");
        assertThat(Onto.programme(after, "paris")).containsExactly("04 10:00-11:00 other Atelier @Studio");
        assertThat(Onto.programme(after, "rennes")).isEqualTo(Onto.programme(Weekend.edition(), "rennes"));
    }

    @Test
    void theSecondVersionOfTheFormatIsReadToo() {
        String events = """
                {"schedule": {"version": "1", "conference": {"acronym": "x", "title": "X"}, "events": [
                  {"guid": "270fa44c-821a-577f-8ca3-33e8d4a8c2a7", "start": "2017-03-04T10:30:00+01:00",
                   "end": "2017-03-04T11:00:00+01:00", "room": {"name": "Saal 1", "slug": "saal-1"},
                   "title": "Cérémonie", "track": {"slug": "lyon"}, "type": "talk", "abstract": null}]}}
                """;

        assertThat(Onto.programme(WEEKEND.takes(events), "lyon"))
                .containsExactly("04 10:30-11:00 talk Cérémonie @Saal 1");
    }

    @Test
    void whatCannotBeReadIsRefusedWithASentence() throws IOException {
        assertThat(WEEKEND.refuses("{\"days\": []}")).singleElement().asString().contains("this is no schedule.json");
        assertThat(WEEKEND.refuses("{\n\n")).singleElement().asString().startsWith("3: this is no schedule.json");
        assertThat(WEEKEND.refuses(file("pretalx-schedule.json")))
                .hasSize(2)
                .first()
                .asString()
                .contains("no city is called as the room “Grande salle”");
        assertThat(WEEKEND.refuses(written().replace("nuit_du_code_citoyen_2017", "autre_nuit")))
                .containsExactly("0: this schedule.json was written for “autre_nuit”, and not for this edition");
        assertThat(LYON.refuses(file("pretalx-schedule.json").replace("2017-03-", "2019-03-")))
                .containsExactly("0: none of the 5 events is on a day of this edition, from 2017-03-03 to 2017-03-05");
        assertThat(LYON.refuses(file("pretalx-schedule.json")
                        .replace("T09:00:00+01:00", "")
                        .replace("\"start\": \"09:00\"", "\"start\": \"\"")))
                .singleElement()
                .asString()
                .contains("“Opening” has no “date” with its offset");
    }

    @Test
    void twoCitiesOfOneNameAreToldApart() {
        Edition weekend = Weekend.edition();
        ObjectNode members = carillon.edition.EditionWriter.write(weekend);
        ((ObjectNode) members.at("/cities/lille")).put("name", "Lyon");
        Edition edition = carillon.edition.EditionFile.parse(members);

        ObjectNode file = ScheduleWriter.write(edition, "1", "https://example.org/");

        assertThat(file.at("/schedule/conference/rooms"))
                .extracting(room -> room.path("name").asText())
                .startsWith("Lyon (lille)", "Lyon (lyon)");
        assertThat(WEEKEND.edition(edition).takes(file.toString())).isEqualTo(edition);
        assertThat(edition.cities()).containsKey(new CityId("lille"));
    }
}
