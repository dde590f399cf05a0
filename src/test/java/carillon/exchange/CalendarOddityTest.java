package carillon.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.Edition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What calendar programs write against the standard, or as no other does (docs/exchange.md). */
class CalendarOddityTest {
    private static final Onto LYON = Onto.cityOfTheWeekend(Format.CALENDAR, "lyon");

    private static String calendar(String... events) {
        return "BEGIN:VCALENDAR\nVERSION:2.0\n" + String.join("", events) + "END:VCALENDAR\n";
    }

    private static String event(String... lines) {
        return "BEGIN:VEVENT\n" + String.join("\n", lines) + "\nEND:VEVENT\n";
    }

    private static List<String> read(String... events) {
        return Onto.programme(LYON.takes(calendar(events)), "lyon");
    }

    @Test
    void thePlacesOfAppleHaveSemicolonsInTheirParameters() {
        assertThat(
                        read(
                                event(
                                        "UID:a",
                                        "SUMMARY:Atelier",
                                        "DTSTART:20170304T090000",
                                        "LOCATION:12 quai Rambaud\\; Lyon",
                                        "X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-TITLE=12 quai Rambaud\\; Lyon;X-APPLE-RADIUS=70:geo:45.7,4.8")))
                .containsExactly("04 09:00 workshop Atelier @12 quai Rambaud; Lyon");
    }

    @Test
    void aPropertyThatNobodyReadsMayBeWrittenAnyhow() {
        assertThat(read(event(
                        "UID:a", "SUMMARY:A", "ATTENDEE;CN=Durand; Zoé;RSVP:mailto:z", "DTSTART:20170304T090000")))
                .containsExactly("04 09:00 other A");
    }

    @Test
    void aDescriptionThatWasNotFoldedIsReadToItsEnd() {
        Edition after = LYON.takes(calendar(event(
                "UID:a",
                "DESCRIPTION;LANGUAGE=fr:",
                "Bonjour à tous,",
                "",
                "Code: 123",
                "https://visio.example/salle",
                "SUMMARY:A",
                "DTSTART:20170304T090000")));

        assertThat(Onto.city(after, "lyon").slots().findFirst().orElseThrow().text())
                .isEqualTo("Bonjour à tous,\nCode: 123\nhttps://visio.example/salle");
    }

    @Test
    void aQuoteThatExchangeSetsBehindTheValueDoesNoHarm() {
        assertThat(read(event("UID:a", "SUMMARY:A", "DTSTART;TZID=\"W. Europe Standard Time:20170304T090000\"")))
                .containsExactly("04 09:00 other A");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(UTC+01:00) Brussels, Copenhagen, Madrid, Paris|09:00",
                "(UTC+01:00) Bruxelles, Copenhague, Madrid, Paris|09:00",
                "(UTC+01:00) West Central Africa|09:00",
                "(UTC+00:00) Dublin, Edinburgh, Lisbon, London|10:00",
                "(GMT) Dublin, Édimbourg, Lisbonne, Londres|10:00",
                "(UTC) Coordinated Universal Time|10:00",
                "(UTC-05:00) Eastern Time (US & Canada)|15:00",
                "(GMT+10:00) Canberra, Melbourne, Sydney|2017-03-03T23:00",
                "(UTC-04:00) Georgetown, La Paz, Manaus, San Juan|14:00",
                "UTC+01|09:00",
                "GMT+0200|08:00",
            })
    void aZoneIsKnownByWhatWindowsShowsForIt(String shown, String inLyon) {
        String day = inLyon.contains("T") ? "03" : "04";
        String hour = inLyon.substring(inLyon.indexOf('T') + 1);

        assertThat(read(event("UID:a", "SUMMARY:A", "DTSTART;TZID=\"" + shown + "\":20170304T090000")))
                .containsExactly(day + " " + hour + " other A");
    }

    @Test
    void anOffsetWithPlacesThatNobodyKnowsIsNoZone() {
        assertThat(LYON.refuses(
                        calendar(event("UID:a", "SUMMARY:A", "DTSTART;TZID=\"(UTC+01:00) Lune\":20170304T090000"))))
                .singleElement()
                .asString()
                .startsWith("6: the zone “(UTC+01:00) Lune” is not known");
    }

    @Test
    void whatIsWrongOnOtherDaysForCertainIsNoFault() {
        String atelier = event("UID:a", "SUMMARY:A", "DTSTART:20170304T090000");
        String[] others = {
            event("UID:b", "SUMMARY:B", "DTSTART;TZID=Lune:20090304T090000"),
            event("UID:c", "SUMMARY:C", "DTSTART:20090304T090000", "RRULE:FREQ=HOURLY;UNTIL=20110101T000000Z"),
            event("UID:d", "SUMMARY:D", "DTSTART:20180304T090000", "RRULE:FREQ=HOURLY")
        };

        String text = calendar(atelier, others[0], others[1], others[2]);

        assertThat(Onto.programme(LYON.takes(text), "lyon")).containsExactly("04 09:00 other A");
        assertThat(LYON.passesOver(text)).containsExactly("0: left out, as they are on other days than the edition: 3");
        assertThat(LYON.refuses(calendar(atelier, others[1].replace(";UNTIL=20110101T000000Z", ""))))
                .hasSize(1);
    }

    @Test
    void aWholeDayThatExchangeMovesIsNamedByAMidnightElsewhere() {
        String series = event("UID:a", "SUMMARY:A", "DTSTART;VALUE=DATE:20170302", "RRULE:FREQ=DAILY;COUNT=3");
        String moved = event(
                "UID:a",
                "RECURRENCE-ID;TZID=GTB Standard Time:20170304T000000",
                "SUMMARY:A",
                "DTSTART;VALUE=DATE:20170305");

        assertThat(read(series, moved)).containsExactly("03 day other A", "05 day other A");
    }

    @Test
    void theLastOfSeveralWholeDaysMayBeToldByAMidnightOfItsZone() {
        String series = "DTSTART;VALUE=DATE:20170301";

        assertThat(read(event("UID:a", "SUMMARY:A", series, "RRULE:FREQ=DAILY;UNTIL=20170303T230000Z")))
                .containsExactly("03 day other A", "04 day other A");
        assertThat(read(event("UID:a", "SUMMARY:A", series, "RRULE:FREQ=DAILY;UNTIL=20170304T235959Z")))
                .containsExactly("03 day other A", "04 day other A");
    }

    @Test
    void aTimeThatAppleHasTakenOutAndWritesBesideTheOthersTakesPlace() {
        String series = event(
                "UID:a",
                "SUMMARY:A",
                "DTSTART:20170301T090000",
                "RRULE:FREQ=DAILY;COUNT=4",
                "EXDATE:20170304T090000",
                "EXDATE;VALUE=DATE:");
        String beside = event("UID:a", "RECURRENCE-ID:20170304T090000", "SUMMARY:B", "DTSTART:20170304T100000");

        assertThat(read(series, beside)).containsExactly("03 09:00 other A", "04 10:00 other B");
    }

    @Test
    void aTimeThatIsMovedIntoTheEditionFromFarAwayTakesPlace() {
        String series = event("UID:a", "SUMMARY:A", "DTSTART:20170101T090000", "RRULE:FREQ=MONTHLY");
        String moved = event("UID:a", "RECURRENCE-ID:20170201T090000", "SUMMARY:A", "DTSTART:20170304T090000");

        assertThat(read(series, moved)).containsExactly("04 09:00 other A");
    }

    @Test
    void eventsThatShareTheirUidAreAllRead() {
        String text = calendar(
                event("UID:1", "SEQUENCE: 0", "SUMMARY:A", "DTSTART:20170304T090000"),
                event("UID:1", "SEQUENCE: 0", "SUMMARY:B", "DTSTART:20170304T090000"),
                event("UID:1", "SEQUENCE: 0", "SUMMARY:A", "DTSTART:20170305T090000"));

        Edition after = LYON.takes(text);

        assertThat(Onto.programme(after, "lyon"))
                .containsExactly("04 09:00 other A", "04 09:00 other B", "05 09:00 other A");
        assertThat(LYON.edition(after).takes(text)).isEqualTo(after);
    }

    @Test
    void ofTwoVersionsOfAnEventTheNewerOneHolds() {
        assertThat(read(
                        event("UID:1", "SEQUENCE:2", "SUMMARY:B", "DTSTART:20170304T100000"),
                        event("UID:1", "SEQUENCE:1", "SUMMARY:A", "DTSTART:20170304T090000")))
                .containsExactly("04 10:00 other B");
    }

    @Test
    void anEventWithoutATitleIsToldOnceByItsTime() {
        assertThat(LYON.refuses(calendar(
                        event("UID:a", "DTSTART;VALUE=DATE:20170303", "RRULE:FREQ=DAILY;COUNT=2"),
                        event("UID:b", "SUMMARY:", "DTSTART:20170304T090000"),
                        event("UID:c", "DTSTART:20090304T090000"))))
                .containsExactly(
                        "5: the event of 2017-03-03 has no title: write one in the calendar",
                        "11: the event of 2017-03-04 09:00 has no title: write one in the calendar");
    }

    @Test
    void whatWouldTakeLongToReadHasALimit() {
        String counted = event("UID:a", "SUMMARY:A", "DTSTART:20000101T090000", "RRULE:FREQ=YEARLY;COUNT=99");
        String endless =
                event("UID:a", "SUMMARY:A", "DTSTART:20170304T090000", "DESCRIPTION:", "un mot\n".repeat(20_000));

        assertThat(LYON.refuses(calendar(counted.repeat(1_001))))
                .containsExactly("0: there are more than 1000 events, which no programme needs");
        assertThat(read(endless)).containsExactly("04 09:00 other A");
    }
}
