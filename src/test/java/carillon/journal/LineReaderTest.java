package carillon.journal;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.CityId;
import carillon.statement.Author;
import carillon.statement.CheckIn;
import carillon.statement.Entry;
import carillon.statement.Statement;
import carillon.statement.StatementJson;
import carillon.statement.Text;
import java.time.Instant;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a version reads of lines that a newer one wrote. */
class LineReaderTest {
    private static final Instant NOON = Instant.parse("2017-03-04T12:00:00Z");
    private static final CityId LYON = new CityId("lyon");
    private static final String PROGRAM = "{'kind':'program'}";
    private static final String NOTE = "{'type':'note','city':'lyon','text':'Bonjour'}";

    private final LineReader reader = new LineReader();

    @Test
    void whatThisVersionWroteIsReadAsItWasSaid() {
        assertThat(read(PROGRAM, NOTE).statement()).isEqualTo(new CheckIn.Note(LYON, new Text("Bonjour")));
        assertThat(read(PROGRAM, "{'type':'ready','city':'lyon','milestone':'meetup','ready':'yes'}")
                        .statement())
                .isInstanceOf(CheckIn.Ready.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'thanks','city':'lyon','text':'Merci'}",
                "{'city':'lyon','text':'Merci'}",
                "{'type':7,'city':'lyon'}",
                "{'type':'toString'}",
                "['thanks']",
                "'thanks'",
                "null",
                "{'type':'ready','city':'lyon','milestone':'meetup','ready':'perhaps'}",
                "{'type':'note','city':'lyon','text':{'fr':'Bonjour'}}",
                "{'type':'note','city':'lyon','text':' '}",
                "{'type':'note','city':'lyon','text':12}",
                "{'type':'note','city':'lyon','text':null}",
                "{'type':'note','text':'Bonjour'}",
                "{'type':'city.opened','city':'LYON'}",
                "{'type':'headcount','city':'lyon'}",
                "{'type':'headcount','city':'lyon','count':null}",
                "{'type':'headcount','city':'lyon','count':'12'}",
                "{'type':'headcount','city':'lyon','count':1.5}",
                "{'type':'headcount','city':'lyon','count':100001}",
                "{'type':'headcount','city':'lyon','count':99999999999}",
                "{'type':'announcement','text':'Bonjour','cities':[]}",
                "{'type':'announcement','text':'Bonjour','cities':[null]}",
                "{'type':'announcement','text':'Bonjour','cities':'lyon'}",
                "{'type':'milestone.postponed','milestone':'meetup','to':'tomorrow'}",
                "{'type':'retracted','city':'lyon','ref':'the last one'}",
            })
    void whatItCannotReadIsKeptWhole(String json) {
        String statement = json.replace('\'', '"');

        Entry entry = read(PROGRAM, json);

        assertThat(entry.statement()).isInstanceOf(Statement.Unknown.class);
        assertThat(StatementJson.write(entry.statement())).isEqualTo(statement);
        assertThat(StatementJson.tree(entry.statement())).isEqualTo(StatementJson.tree(statement));
        assertThat(entry.seq()).isEqualTo(1);
        assertThat(entry.by()).isEqualTo(new Author.Program());
    }

    @Test
    void aTextLongerThanThisVersionAllowsIsKeptWhole() {
        assertThat(read(PROGRAM, NOTE.replace("Bonjour", "b".repeat(Text.MAX_CHARACTERS + 1)))
                        .statement())
                .isInstanceOf(Statement.Unknown.class);
    }

    @Test
    void ofAKnownKindWithAMemberItDoesNotKnowTheOthersAreRead() {
        assertThat(read(PROGRAM, "{'type':'note','city':'lyon','text':'Bonjour','colour':{'r':1},'urgent':true}")
                        .statement())
                .isEqualTo(new CheckIn.Note(LYON, new Text("Bonjour")));
        assertThat(read("{'kind':'program','name':'robot'}", NOTE).by()).isEqualTo(new Author.Program());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'kind':'robot','model':7}", "{'kind':'organizer','city':'lyon'}", "{}", "'robot'", "null"})
    void whatAnAuthorSaysWhomItDoesNotKnowIsNotRead(String by) {
        Entry entry = read(by, NOTE);

        assertThat(entry.by()).isInstanceOf(Author.Unknown.class);
        assertThat(StatementJson.write(entry.by())).isEqualTo(by.replace('\'', '"'));
        assertThat(entry.statement()).isInstanceOf(Statement.Unknown.class);
        assertThat(entry.statement().type()).isEqualTo("note");
    }

    @Test
    void aMemberOfItsOwnIsFoundInWhatItCannotRead() {
        Statement.Unknown prolonged = (Statement.Unknown)
                read(PROGRAM, "{'type':'prolonged','milestone':'meetup','by':{'city':'lyon'},'n':1}")
                        .statement();

        assertThat(prolonged.member("milestone")).hasValue("meetup");
        assertThat(prolonged.member("city")).isEmpty();
        assertThat(prolonged.member("n")).isEmpty();
    }

    @Test
    void eachIsSaidInTheLogOnceAndOnlySoManyAreSaid() {
        Said said = new Said();
        Logger logger = Logger.getLogger(LineReader.class.getName());
        logger.addHandler(said);
        logger.setUseParentHandlers(false);
        try {
            IntStream.range(0, 5).forEach(n -> read(PROGRAM, "{'type':'thanks'}"));
            IntStream.range(0, 5).forEach(n -> read(PROGRAM, NOTE.replace("}", ",'colour':" + n + "}")));
            assertThat(said.records).hasSize(2);
            assertThat(said.records.get(0).getParameters()[1]).asString().contains("\"thanks\"");
            assertThat(said.records.get(1).getParameters()[1]).asString().contains("\"colour\" of \"note\"");

            IntStream.range(0, 2 * LineReader.MAX_LOGGED)
                    .forEach(n -> read(PROGRAM, "{'type':'thanks\\n%d%s'}".formatted(n, "x".repeat(1_000))));

            assertThat(said.records).hasSize(LineReader.MAX_LOGGED);
            assertThat(said.records)
                    .allSatisfy(record -> assertThat(record.getParameters()[1].toString())
                            .hasSizeLessThan(200)
                            .doesNotContain("\n"));
        } finally {
            logger.removeHandler(said);
            logger.setUseParentHandlers(true);
        }
    }

    private static final class Said extends Handler {
        private final java.util.List<LogRecord> records = new java.util.ArrayList<>();

        @Override
        public void publish(LogRecord record) {
            records.add(record);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private Entry read(String by, String statement) {
        return reader.entry(
                new Line(1, UUID.randomUUID(), NOON, by.replace('\'', '"'), statement.replace('\'', '"'), null));
    }
}
