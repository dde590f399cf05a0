package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.postgres.LosableDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server beside a newer one, which says what this one does not know; and one that is put back to an older version. */
class NewerJournalIT {
    private static final String PROGRAM = "{'kind':'program'}";

    /** What the next version may say: author, then statement. */
    private static final List<Map.Entry<String, String>> NEWER = List.of(
            Map.entry("{'kind':'robot','model':7}", "{'type':'thanks','city':'lyon','text':'Merci'}"),
            Map.entry("{'kind':'robot','model':7}", "{'type':'note','city':'lyon','text':'Dit par un robot'}"),
            Map.entry(PROGRAM, "{'type':'note','city':'lyon','text':'En couleur','colour':{'r':255}}"),
            Map.entry(PROGRAM, "{'type':'ready','city':'lyon','milestone':'meetup-video','ready':'perhaps'}"),
            Map.entry(PROGRAM, "{'type':'note','city':'lyon','text':'" + "long".repeat(200) + "'}"),
            Map.entry(PROGRAM, "{'type':'note'}"),
            Map.entry(PROGRAM, "{'type':'milestone.merged','milestone':'meetup-video','at':'2017-03-04T18:00:00Z'}"));

    /** A migration that only adds. */
    private static final String TABLES_OF_THE_NEXT = """
            alter table journal add column colour text;
            insert into flyway_schema_history
                (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
            select max(installed_rank) + 1, max(version::integer) + 1, 'colour', 'SQL', 'V__colour.sql', 0, current_user, 0, true
            from flyway_schema_history
            """;

    @TempDir
    private Path data;

    private ServersOnOneDatabase servers;
    private final UUID thanks = UUID.randomUUID();
    private LosableDatabase database;

    @BeforeEach
    void start() {
        servers = new ServersOnOneDatabase(data, "2017-03-04T16:40:00Z");
        database = servers.database();
    }

    @AfterEach
    void stop() throws Exception {
        servers.close();
    }

    private RunningServer server() throws Exception {
        return servers.start();
    }

    @Test
    void itKeepsPassesOnAndCountsWhatItDoesNotKnowAndFoldsTheRest() throws Exception {
        RunningServer running = server();
        FeedClient watching = FeedClient.connect(running.feed(""));
        watching.follow(new Program(running).noted("avant"));
        JsonNode before = new Program(running).timeline().path("timeline");

        for (int i = 0; i < NEWER.size(); i++) {
            appendAsANewerServer(
                    i == 0 ? thanks : UUID.randomUUID(),
                    NEWER.get(i).getKey(),
                    NEWER.get(i).getValue());
        }

        String after = new Program(running).noted("après");
        assertThat(after).startsWith(NEWER.size() + 2 + "-");
        watching.follow(after);
        RunningServer started = server();
        for (RunningServer server : List.of(running, started)) {
            Program program = new Program(server);
            JsonNode document = program.documentAt(after);
            assertThat(document.path("notices").findValuesAsText("text"))
                    .containsExactly("avant", "En couleur", "après");
            assertThat(document.path("milestones")).isEqualTo(before.path("milestones"));
            assertThat(watching.document()).isEqualTo(document);
            assertThat(program.journal()).hasSize(NEWER.size() + 2);
            for (int i = 0; i < NEWER.size(); i++) {
                JsonNode line = program.journal().get(i + 1);
                assertThat(line.path("by")).isEqualTo(parsed(NEWER.get(i).getKey()));
                parsed(NEWER.get(i).getValue()).properties().stream()
                        .filter(member -> !member.getKey().equals("at"))
                        .forEach(
                                member -> assertThat(line.path(member.getKey())).isEqualTo(member.getValue()));
            }
            HttpResponse<String> same = program.note(thanks, "Merci");
            assertThat(same.statusCode()).as(same.body()).isEqualTo(409);
            assertThat(same.body()).contains("other-content");
        }

        String last = new Program(started).noted("des deux côtés");
        assertThat(new Program(running).documentAt(last)).isEqualTo(new Program(started).documentAt(last));
    }

    @Test
    void itIsRefusedTheDatabaseThatOnlyTheNewerOneCanUseAndChangesNothing() throws Exception {
        server().close();
        database.execute(TABLES_OF_THE_NEXT);
        database.execute("update compatibility set oldest = oldest + 2, made_by = '0.9.0'");

        Process refused = RunningServer.launch(
                data.resolve("unused"),
                RunningServer.freePort(),
                RunningServer.rehearsal("2017-03-04T16:40:00Z", "--database-url", database.url()));
        String said = new String(refused.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(refused.waitFor()).isEqualTo(1);
        assertThat(said).contains("nothing was changed. Start Carillon 0.9.0 or later, or go back to the backup");
        try (var connection = database.connect();
                var rows = connection.createStatement().executeQuery("select made_by from compatibility")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("0.9.0");
        }
    }

    /** Each is stopped and started again, as for an upgrade, when the first of them has already brought the tables up to date. */
    @Test
    void whileTheTablesGetNewerAndOneServerAfterTheOtherIsStartedAgainNothingIsLost() throws Exception {
        AtomicReferenceArray<RunningServer> two = new AtomicReferenceArray<>(new RunningServer[] {server(), server()});
        FeedClient watcher = FeedClient.connect(two.get(0).feed(""));
        watcher.follow(new Program(two.get(1)).noted("avant"));
        Posters posters = new Posters(two);
        try (posters) {
            for (int i = 0; i < two.length(); i++) {
                posters.awaitMore();
                two.get(i).close();
                if (i == 0) {
                    database.execute(TABLES_OF_THE_NEXT);
                }
                posters.awaitMore();
                two.set(i, server());
                posters.awaitMore();
            }
        }

        assertThat(posters.unexpected()).isEmpty();
        for (int i = 0; i < two.length(); i++) {
            assertThat(Bystanders.idsInJournalOf(two.get(i))).containsAll(posters.acknowledged());
        }
        String last = new Program(two.get(0)).noted("après");
        FeedClient again =
                FeedClient.connect(two.get(1).feed("?after=" + watcher.cursor()), watcher.document(), watcher.cursor());
        again.follow(last);
        assertThat(again.types()).doesNotContain("snapshot");
        assertThat(again.document()).isEqualTo(new Program(two.get(0)).documentAt(last));
    }

    private static JsonNode parsed(String json) {
        return Program.parsed(json.replace('\'', '"'));
    }

    /** As an append does it. */
    private void appendAsANewerServer(UUID id, String author, String statement) throws SQLException {
        try (var connection = database.connect();
                var append = connection.prepareStatement("""
                        with head as (update journal set head = head + 1 returning id, head), kept as (
                            insert into entry (journal, seq, id, at, author, statement)
                            select head.id, head.head, ?, (select max(at) from entry), ?::jsonb, ?::jsonb from head
                        )
                        select pg_notify('carillon', id || ' ' || head) from head
                        """)) {
            append.setObject(1, id);
            append.setString(2, author.replace('\'', '"'));
            append.setString(3, statement.replace('\'', '"'));
            append.execute();
        }
    }
}
