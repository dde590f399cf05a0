package carillon.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import carillon.edition.Edition;
import carillon.edition.Language;
import carillon.edition.MilestoneId;
import carillon.edition.ProgrammeItem;
import carillon.edition.Weekend;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A programme as a table of a spreadsheet (docs/exchange.md). */
class TableTest {
    private static final Onto WEEKEND = Onto.theWeekend(Format.TABLE);
    private static final Onto LYON = Onto.cityOfTheWeekend(Format.TABLE, "lyon");

    @ParameterizedTest
    @EnumSource
    void theWeekendIsReadBackAsItWasWrittenInEachLanguage(Language language) {
        String table = TableWriter.write(WEEKEND.edition(), language);

        assertThat(WEEKEND.takes(table)).isEqualTo(WEEKEND.edition());
        assertThat(WEEKEND.passesOver(table)).isEmpty();
    }

    @Test
    void aRowForEachSlotSaysItInTheWordsOfTheReader() {
        assertThat(TableWriter.write(WEEKEND.edition(), Language.FR).lines())
                .startsWith("\ufeffville;id;jour;de;à;titre;lieu;genre;texte")
                .contains(
                        "lille;travail;2017-03-04;16:45;18:00;Travail par projet;;travail;",
                        "lille;meetup-video;2017-03-04;18:00;;Meetup vidéo entre les villes;;moment partagé;",
                        "rennes;disco-soupe;2017-03-03;soir;;Disco soupe et formation des équipes;;convivialité;");
        assertThat(TableWriter.write(WEEKEND.edition(), Language.EN))
                .contains("lyon,atelier-design,2017-03-04,14:30,,Atelier : design d'interface");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jour;de;à;titre",
                "Day,From,To,Title",
                "Date\tHeure de début\tFin\tIntitulé",
                "اليوم;من;إلى;العنوان"
            })
    void anyLanguageHeadsItAndAnySeparatorTellsItsCellsApart(String headings) {
        char separator = headings.contains("\t") ? '\t' : headings.contains(";") ? ';' : ',';
        String table = headings + "\n2017-03-04;9h;10h30;Café\r\n;10:30;+45;Idées".replace(';', separator);

        assertThat(Onto.programme(LYON.takes(table), "lyon"))
                .containsExactly("04 09:00-10:30 other Café", "04 10:30-11:15 brainstorm Idées");
    }

    @ParameterizedTest
    @CsvSource({
        "samedi,04",
        "sam. 4 mars,04",
        "4/3,04",
        "05/03/2017,05",
        "Sunday,05",
        "5 March,05",
        "الأحد,05",
        "2017-03-05,05"
    })
    void aDayIsReadAsPeopleWriteIt(String day, String date) {
        assertThat(Onto.programme(LYON.takes("jour;de;titre\n" + day + ";9h;Café"), "lyon"))
                .containsExactly(date + " 09:00 other Café");
    }

    @ParameterizedTest
    @CsvSource({
        "22h,2h,22:00-02:00",
        "22:00,2017-03-05 02:00,22:00-02:00",
        "9,12 h,09:00-12:00",
        "930,1100,09:30-11:00",
        "9.30,90 min,09:30-11:00",
        "1 pm,2:30 pm,13:00-14:30",
        "22:00,24:00,22:00-00:00",
        "٩:٠٠,٠٩:٣٠,09:00-09:30",
        "2017-03-04T09:00:00+00:00,2017-03-04T09:30:00Z,10:00-10:30",
        "matin,,morning",
        "all day,,day",
    })
    void hoursAreReadAsPeopleWriteThem(String from, String to, String read) {
        String cells = from + ";" + (to == null ? "" : to);

        assertThat(Onto.programme(LYON.takes("jour;de;à;titre\nsamedi;" + cells + ";Café"), "lyon"))
                .containsExactly("04 " + read + " other Café");
    }

    @Test
    void slotsAreFoundAgainWithoutTheirIdsAndKeepThemWithWhatTheTableHasNoColumnFor() {
        Edition before = WEEKEND.edition();
        String withoutIds = """
                ville;jour;de;à;titre
                lille;samedi;14h;;Brainstorming par thématiques
                ;;15:45;;Pitch de projets
                ;;16:45;18h;Travail par projet
                ;;19h;;Apéro collaboratif
                """;

        Edition after = WEEKEND.takes(withoutIds);

        assertThat(Onto.ids(after, "lille")).containsExactlyElementsOf(Onto.ids(before, "lille"));
        assertThat(Onto.programme(after, "lille"))
                .containsExactly(
                        "04 14:00 brainstorm Brainstorming par thématiques",
                        "04 15:45 pitch Pitch de projets",
                        "04 16:45-18:00 work Travail par projet",
                        "04 19:00 social Apéro collaboratif");
        assertThat(Onto.city(after, "lille").programme().get(3))
                .isEqualTo(Onto.city(before, "lille").programme().get(3));
        assertThat(after.cities().get(new CityId("lyon")))
                .isSameAs(before.cities().get(new CityId("lyon")));
    }

    @Test
    void whatANewSlotIsAboutIsGuessedFromItsTitle() {
        assertThat(Onto.programme(
                        LYON.takes("jour;de;titre\nsamedi;12h;Déjeuner\n;14h;Atelier vélo\n;16h;Pause café\n;17h;Rien"),
                        "lyon"))
                .containsExactly(
                        "04 12:00 meal Déjeuner",
                        "04 14:00 workshop Atelier vélo",
                        "04 16:00 break Pause café",
                        "04 17:00 other Rien");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+33 4 72",
                "-dit-il",
                "@lyon",
                "'=1+1",
                "''@",
                "a;b,c\td",
                "il dit \"non\"",
                "deux\nlignes"
            })
    void aTextThatASpreadsheetWouldRunOrTakeApartIsReadBackAsItIs(String title) {
        String table = CsvText.write(List.of(List.of("jour", "de", "titre"), List.of("samedi", "9h", title)), ';');

        assertThat(table).doesNotContainPattern("(?m)(^|;)\"?[=+@-]");
        assertThat(LYON.takes(table).cities().get(new CityId("lyon")).slots())
                .extracting(slot -> slot.title())
                .containsExactly(title);
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceWithItsLine() {
        assertThat(WEEKEND.refuses("""
                        ville;jour;de;à;titre;genre
                        lyon;2017-03-09;9h;;Café;
                        ;samedi;neuf heures;;Pitch;
                        ;samedi;10h;9h;Idées;
                        atlantide;samedi;9h;;Bain;
                        paris;samedi;9h;;;repas
                        ;samedi;9h;;Dessert;gâteau
                        """))
                .containsExactly(
                        "2: 2017-03-09 is outside the edition: write a day from 2017-03-03 to 2017-03-05",
                        "3: “at” cannot be “neuf heures”: write a time of day, such as \"18:30\"",
                        "4: “until” is not after “at”: write a later time, with its day when it is past midnight,"
                                + " such as \"2017-03-05T09:00\"",
                        "5: there is no city “atlantide” in this edition: write one of lille, lyon, montpellier, paris,"
                                + " rennes, toulouse, tunis",
                        "6: “title” is missing: write a text",
                        "7: “kind” cannot be “gâteau”: write one of welcome, opening, brainstorm, pitch, work, workshop,"
                                + " talk, meal, break, social, restitution, other");
    }

    @Test
    void whatIsNoTableIsRefusedWithASentence() {
        assertThat(WEEKEND.refuses("")).containsExactly("0: the file is empty");
        assertThat(WEEKEND.refuses("Bonjour\nà tous"))
                .containsExactly("1: the first line names the columns, and has none that is known: write at least"
                        + " “day”, “from” and “title”");
        assertThat(WEEKEND.refuses("jour;titre\n\"Café"))
                .containsExactly("2: a quote opens a cell here that nothing closes: write a quote within a cell twice");
        assertThat(WEEKEND.refuses("jour;titre\n\"Café\" noir;"))
                .singleElement()
                .asString()
                .startsWith("2: behind the quote");
        assertThat(WEEKEND.refuses("jour;de;titre\nsamedi;9h;Café"))
                .singleElement()
                .asString()
                .startsWith("1: the table does not say of which city");
        assertThat(Onto.faults(WEEKEND.reads(new byte[] {'P', 'K', 3, 4, 0, 0})))
                .singleElement()
                .asString()
                .contains("this is a zip");
        assertThat(Onto.faults(WEEKEND.reads("jour;titre\nÉté".getBytes(StandardCharsets.ISO_8859_1))))
                .containsExactly("0: the file is not UTF-8: save it again as UTF-8");
        assertThat(WEEKEND.refuses("jour;titre\n" + "samedi;a\n".repeat(5_001)))
                .singleElement()
                .asString()
                .contains("more than 5000 lines");
    }

    @Test
    void unicodeTextOfASpreadsheetIsReadByItsMark() {
        String table = "\ufeffjour\tde\ttitre\r\nsamedi\t9h\tÉté\r\n";

        assertThat(Onto.programme(Onto.edition(LYON.reads(table.getBytes(StandardCharsets.UTF_16LE))), "lyon"))
                .containsExactly("04 09:00 other Été");
        assertThat(Onto.programme(LYON.takes("sep=;\n" + table.substring(1).replace('\t', ';')), "lyon"))
                .containsExactly("04 09:00 other Été");
    }

    @Test
    void ofOneCityTheRowsOfOthersArePassedOver() {
        String table = TableWriter.write(Weekend.edition(), Language.EN)
                .replace("Lancement", "Le départ")
                .replace("Yalla", "Yallah");

        Edition after = LYON.takes(table);

        assertThat(Onto.programme(after, "lyon")).contains("04 09:00 opening Le départ");
        assertThat(Onto.programme(after, "tunis")).isEqualTo(Onto.programme(Weekend.edition(), "tunis"));
        assertThat(LYON.passesOver(table)).singleElement().asString().contains("as they are of other cities");
    }

    @Test
    void aMomentThatIsSharedTakesThePlaceWhereItsRowStands() {
        String moment = "lille,meetup-video,2017-03-04,18:00,,Video meetup between the cities,,shared moment,\r\n";
        String table = TableWriter.write(Weekend.edition(), Language.EN);
        String moved = table.replace(moment, "").replace("lille,themes", moment + "lille,themes");

        assertThat(Onto.city(WEEKEND.takes(moved), "lille").programme().getFirst())
                .isEqualTo(new ProgrammeItem.Attends(new MilestoneId("meetup-video")));
        assertThat(WEEKEND.refuses(moved.replace("lille,meetup-video", "lille,meetup")))
                .singleElement()
                .asString()
                .contains("is not among the milestones");
    }

    @Test
    void theSessionsThatPretalxExportsAreReadWithTheirRoomsAndTypes() {
        String sessions = """
                ID,Title,State,Session type,Abstract,Speaker names,Room,Start,Start (date),Start (time),End,End (date),End (time)
                G9JGWY,"Débats, et après",confirmed,Talk,Un exposé.,Ada,Salle A,2017-03-04T10:00:00+01:00,2017-03-04,10:00:00,2017-03-04T10:45:00+01:00,2017-03-04,10:45:00
                3NEFSQ,'=SUM(1),confirmed,Workshop,,Ada,Salle B,2017-03-04T11:00:00+01:00,2017-03-04,11:00:00,2017-03-04T12:30:00+01:00,2017-03-04,12:30:00
                SCYPFZ,Retiré,withdrawn,Talk,,Ada,,,,,,,
                """;

        Edition after = LYON.takes(sessions);

        assertThat(Onto.programme(after, "lyon"))
                .containsExactly(
                        "04 10:00-10:45 talk Débats, et après @Salle A", "04 11:00-12:30 workshop =SUM(1) @Salle B");
        assertThat(LYON.passesOver(sessions))
                .containsExactly(
                        "1: not read, for a programme has no such column: Speaker names,"
                                + " Start (time), End (date), End (time)",
                        "0: left out, as they are cancelled: 1");
        String renamed = sessions.replace("Débats, et après", "La suite").replace("T10:00", "T10:15");
        assertThat(Onto.ids(LYON.edition(after).takes(renamed), "lyon")).isEqualTo(Onto.ids(after, "lyon"));
    }
}
