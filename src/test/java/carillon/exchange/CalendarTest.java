package carillon.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.Edition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A calendar as the programme of a city, as calendar programs write it (docs/exchange.md). */
class CalendarTest {
    private static final Onto LYON = Onto.cityOfTheWeekend(Format.CALENDAR, "lyon");

    private static String file(String name) throws IOException {
        return Files.readString(Path.of("src", "test", "resources", "carillon", "exchange", name));
    }

    private static String calendar(String... lines) {
        return "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:a\nSUMMARY:A\n" + String.join("\n", lines)
                + "\nEND:VEVENT\nEND:VCALENDAR\n";
    }

    private static List<String> read(String... lines) {
        return Onto.programme(LYON.takes(calendar(lines)), "lyon");
    }

    @Test
    void whatGoogleCalendarWritesBecomesTheProgrammeOfTheCity() throws IOException {
        Edition after = LYON.takes(file("google.ics"));

        assertThat(Onto.programme(after, "lyon"))
                .containsExactly(
                        "04 day other Exposition",
                        "04 08:30-09:00 welcome Petit déjeuner et accueil @Hall, rez-de-chaussée",
                        "04 14:30-15:00 other Point d'équipe",
                        "05 day other Exposition",
                        "05 16:00-16:30 other Point d'équipe (plus tard)");
        assertThat(Onto.city(after, "lyon").slots().toList().get(1).text())
                .isEqualTo("Café et croissants.\nApportez votre tasse & votre badge.");
        assertThat(LYON.passesOver(file("google.ics")))
                .containsExactly(
                        "0: left out, as they are on other days than the edition: 1",
                        "0: left out, as they are cancelled: 1",
                        "0: left out, as the calendar says that they are private: 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"google.ics", "apple.ics", "outlook.ics", "thunderbird.ics"})
    void aCalendarThatIsImportedAgainChangesNothing(String name) throws IOException {
        Edition after = LYON.takes(file(name));

        assertThat(LYON.edition(after).takes(file(name))).isEqualTo(after);
    }

    @Test
    void anEventKeepsItsIdWhateverItIsCalledAndWheneverItIsByThen() throws IOException {
        Edition after = LYON.takes(file("apple.ics"));
        String changed = file("apple.ics")
                .replace("Heure flottante", "Autre titre")
                .replace("DTSTART:20170305T090000", "DTSTART:20170304T110000");

        Edition then = LYON.edition(after).takes(changed);

        assertThat(Onto.ids(then, "lyon")).containsExactlyInAnyOrderElementsOf(Onto.ids(after, "lyon"));
        assertThat(Onto.programme(then, "lyon")).contains("04 11:00-12:30 other Autre titre");
    }

    @Test
    void whatAppleWritesHasFloatingTimesDurationsAndNights() throws IOException {
        assertThat(Onto.programme(LYON.takes(file("apple.ics")), "lyon"))
                .containsExactly(
                        "04 22:00-02:00 other La nuit; on code @Epitech Lyon, 156 rue Paul Bert, 69003 Lyon, France",
                        "05 09:00-10:30 other Heure flottante",
                        "05 12:00 other Appel de New York");
    }

    @Test
    void whatOutlookWritesHasZonesOfWindowsAndOfItsOwn() throws IOException {
        assertThat(Onto.programme(LYON.takes(file("outlook.ics")), "lyon"))
                .containsExactly(
                        "04 09:30-10:30 brainstorm Tempête d'idées @Amphi",
                        "04 11:00-12:00 other Depuis Téhéran",
                        "05 day other Toute la journée");
    }

    @Test
    void whatThunderbirdWritesComesAgainUntilItIsEnough() throws IOException {
        assertThat(Onto.programme(LYON.takes(file("thunderbird.ics")), "lyon"))
                .containsExactly("04 14:00-15:00 workshop Atelier du samedi");
        assertThat(LYON.refuses(file("thunderbird.ics").replace("COUNT=3", "COUNT=2")))
                .hasSize(1);
    }

    @Test
    void whatNextcloudWritesFindsTheSlotOfThatNameAndPassesOverTheSharedMoment() throws IOException {
        Onto tunis = Onto.cityOfTheWeekend(Format.CALENDAR, "tunis");

        Edition after = tunis.takes(file("nextcloud.ics"));

        assertThat(Onto.programme(after, "tunis")).containsExactly("04 17:00-18:00 welcome Na3mlo Networking");
        assertThat(Onto.ids(after, "tunis")).containsExactly("networking");
        assertThat(Onto.city(after, "tunis").programme()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=WEEKLY;BYDAY=SA,SU|04 05",
                "FREQ=WEEKLY;INTERVAL=3|",
                "FREQ=WEEKLY;INTERVAL=4|04",
                "FREQ=MONTHLY;BYDAY=1SA|04",
                "FREQ=MONTHLY;BYDAY=-1SA|",
                "FREQ=MONTHLY;BYMONTHDAY=3,-27|03 05",
                "FREQ=DAILY;UNTIL=20170304|03 04",
                "FREQ=DAILY;UNTIL=20170304T080000Z|03 04",
                "FREQ=DAILY;UNTIL=20170304T075959Z|03",
                "FREQ=DAILY;COUNT=29|03 04",
                "FREQ=DAILY;INTERVAL=7|04",
                "FREQ=YEARLY;BYMONTH=3;BYDAY=1SU|05",
                "FREQ=MONTHLY;BYDAY=SU;BYSETPOS=1|05",
                "FREQ=MONTHLY;BYDAY=SA;BYSETPOS=-1|",
                "FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=2|05",
                "FREQ=YEARLY;BYMONTH=3;BYDAY=FR;BYSETPOS=1|03",
                "FREQ=WEEKLY;BYDAY=SA, SU;|04 05",
            })
    void anEventThatComesAgainIsASlotOnEachOfTheEditionsDays(String rule, String days) {
        // It began on Saturday, 4 February 2017.
        String text = calendar("DTSTART;TZID=Europe/Paris:20170204T090000", "DURATION:PT1H", "RRULE:" + rule);
        List<String> read = days == null
                ? List.of()
                : List.of(days.split(" ")).stream()
                        .map(day -> day + " 09:00-10:00 other A")
                        .toList();

        if (read.isEmpty()) {
            assertThat(LYON.refuses(text)).singleElement().asString().contains("none of the 1 events");
        } else {
            assertThat(Onto.programme(LYON.takes(text), "lyon")).isEqualTo(read);
        }
    }

    @Test
    void timesAreLeftOutAndAddedByDate() {
        assertThat(read(
                        "DTSTART;TZID=Europe/Paris:20170304T090000",
                        "RRULE:FREQ=DAILY;COUNT=2",
                        "RDATE;TZID=Europe/Paris:20170304T150000,20170305T150000",
                        "EXDATE;TZID=Europe/Paris:20170305T090000",
                        "EXDATE;VALUE=DATE:20170306Z"))
                .containsExactly("04 09:00 other A", "04 15:00 other A", "05 15:00 other A");
    }

    @Test
    void linesAreUnfoldedAlsoWithinALetter() {
        byte[] letter = "é".getBytes(StandardCharsets.UTF_8);
        byte[] start = calendar("DTSTART:20170304T080000Z", "LOCATION:Caf")
                .replace("\nEND:VEVENT", "")
                .split("END:")[0]
                .strip()
                .getBytes(StandardCharsets.UTF_8);
        byte[] end = "\r\nEND:VEVENT\r\nEND:VCALENDAR".getBytes(StandardCharsets.UTF_8);
        byte[] content = new byte[start.length + 5 + end.length];
        System.arraycopy(start, 0, content, 0, start.length);
        content[start.length] = letter[0];
        content[start.length + 1] = '\r';
        content[start.length + 2] = '\n';
        content[start.length + 3] = ' ';
        content[start.length + 4] = letter[1];
        System.arraycopy(end, 0, content, start.length + 5, end.length);

        assertThat(Onto.programme(Onto.edition(LYON.reads(content)), "lyon")).containsExactly("04 09:00 other A @Café");
    }

    @Test
    void whatCannotBeReadIsRefusedWithASentenceAtItsLine() {
        assertThat(LYON.refuses("")).containsExactly("0: the file is empty");
        assertThat(LYON.refuses("Bonjour: à tous")).singleElement().asString().startsWith("1: this is no calendar");
        assertThat(LYON.refuses("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\n"))
                .containsExactly("2: “BEGIN:VEVENT” stands here, and no “END” for it: the file is cut off");
        assertThat(LYON.refuses(calendar("DTSTART:demain")))
                .singleElement()
                .asString()
                .startsWith("6: “DTSTART” cannot be “demain”");
        assertThat(LYON.refuses(calendar("DTSTART;TZID=Lune:20170304T090000")))
                .singleElement()
                .asString()
                .startsWith("6: the zone “Lune” is not known");
        assertThat(LYON.refuses(calendar("DTSTART:20170304T090000", "RRULE:FREQ=HOURLY")))
                .singleElement()
                .asString()
                .startsWith("7: the rule “FREQ=HOURLY” is not understood");
        assertThat(LYON.refuses(calendar("DTSTART:20160304T090000")))
                .containsExactly("0: none of the 1 events is on a day of this edition, from 2017-03-03 to 2017-03-05");
        assertThat(LYON.refuses(calendar("n'importe quoi")))
                .singleElement()
                .asString()
                .startsWith("6: this line is no property of a calendar");
        assertThat(Onto.theWeekend(Format.CALENDAR).refuses(calendar("DTSTART:20170304T090000")))
                .singleElement()
                .asString()
                .startsWith("0: a calendar is the programme of one city: choose one of lille,");
    }
}
