package carillon.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** A backup is read as it was written, or not at all. */
class BackupFormatPropertyTest {
    private static final BackupHeader HEADER = new BackupHeader(
            "0.1.0",
            10,
            10,
            Instant.parse("2026-11-30T10:30:00Z"),
            "00c0ffee",
            7,
            List.of(
                    new BackupHeader.JournalHead(1, "nuit-2017", Optional.empty(), 1, 3),
                    new BackupHeader.JournalHead(
                            2, "nuit-2017", Optional.of(Instant.parse("2017-03-04T16:40:00Z")), 2, 0)));

    private static final List<String> ROWS = List.of(
            "journal {\"id\": 1, \"speed\": 1.10}",
            "entry {\"seq\": 1, \"statement\": {\"text\": \"Ça \\\"commence\\\" }}\\n\"}}",
            "entry {\"seq\": 2, \"statement\": {\"weight\": 12345678901234567890.000}}",
            "session {\"hash\": \"\\\\x00ff\"}");

    private static final byte[] FILE = written(ROWS);

    /** Keeps what it is given. */
    private static final class Kept implements RowSink {
        final List<String> rows = new ArrayList<>();
        Optional<BackupHeader> header = Optional.empty();
        boolean hasEnded;

        @Override
        public void begin(BackupHeader begins) {
            header = Optional.of(begins);
        }

        @Override
        public void row(String table, String json) {
            rows.add(table + " " + json);
        }

        @Override
        public void end() {
            hasEnded = true;
        }
    }

    @Example
    void whatWasWrittenIsReadToTheLastDigit() throws Exception {
        Kept kept = read(FILE);

        assertThat(kept.header).contains(HEADER);
        assertThat(kept.rows).isEqualTo(ROWS);
        assertThat(kept.hasEnded).isTrue();
    }

    @Example
    void aFileThatWasCutAnywhereIsKnownByIt() {
        for (int length = 0; length < FILE.length; length++) {
            byte[] cut = Arrays.copyOf(FILE, length);
            assertThatThrownBy(() -> read(cut))
                    .as("cut after %d bytes", length)
                    .isInstanceOf(BackupRefused.class)
                    .hasMessageMatching("a\\.gz is (cut: its end is missing|no backup of Carillon).*\\.");
        }
    }

    @Property(tries = 2_000)
    void oneBitThatChangedIsNoticedWhereItChangesAnything(@ForAll @IntRange(max = 1_000_000) int place)
            throws Exception {
        byte[] altered = FILE.clone();
        altered[place / 8 % FILE.length] ^= (byte) (1 << (place % 8));

        try {
            // The head of a compressed file has bytes that mean nothing, such as which system wrote it.
            assertThat(read(altered).rows).isEqualTo(ROWS);
        } catch (BackupRefused e) {
            assertThat(e).hasMessageMatching("a\\.gz (is|was) .*\\.");
        }
    }

    @Example
    void aRowThatIsMissingDoubledOrFromElsewhereIsNoticed() throws IOException {
        List<String> lines = lines();
        List<String> without = new ArrayList<>(lines);
        without.remove(2);
        List<String> doubled = new ArrayList<>(lines);
        doubled.add(2, lines.get(2));
        List<String> longer = new ArrayList<>(lines);
        longer.add(lines.getLast());

        for (List<String> wrong : List.of(without, doubled, longer)) {
            byte[] file = zipped(wrong);
            assertThatThrownBy(() -> read(file)).hasMessageStartingWith("a.gz is damaged: ");
        }
        assertThatThrownBy(() -> BackupReader.read(
                        new SequenceInputStream(new ByteArrayInputStream(FILE), new ByteArrayInputStream(FILE)),
                        "a.gz",
                        new Kept()))
                .hasMessageStartingWith("a.gz is damaged: ");
    }

    @Example
    void nothingEndsBeforeTheFileIsKnownToBeWhole() {
        Kept kept = new Kept();

        assertThatThrownBy(
                () -> BackupReader.read(new ByteArrayInputStream(Arrays.copyOf(FILE, FILE.length - 1)), "a.gz", kept));

        assertThat(kept.rows).isEqualTo(ROWS);
        assertThat(kept.hasEnded).isFalse();
    }

    @Example
    void whatAnotherProgramWroteIsNoBackup() throws IOException {
        for (byte[] other : List.of(
                new byte[0],
                "%PDF-1.7".getBytes(StandardCharsets.UTF_8),
                zipped(List.of("{\"program\":\"another\"}")),
                zipped(List.of("PGDMP")),
                zipped(List.of("[]")),
                zipped(List.of("")))) {
            assertThatThrownBy(() -> read(other))
                    .hasMessage("a.gz is no backup of Carillon: name a file that “carillon backup” or a server wrote.");
        }
    }

    @Example
    void whatANewerVersionWroteIsLeftToIt() throws IOException {
        List<String> lines = lines();
        String first = lines.getFirst();

        for (String newer : List.of(
                first.replace("\"format\":1", "\"format\":2"),
                first.replace("\"oldest\":10", "\"oldest\":999"),
                first.replace("\"tables\":10,\"oldest\":10", "\"tables\":999"))) {
            lines.set(0, newer.replace("0.1.0", "9.0.0"));
            byte[] file = zipped(lines);
            assertThatThrownBy(() -> read(file))
                    .hasMessage(
                            "a.gz was written by Carillon 9.0.0, which is newer than this one: use that version or a"
                                    + " later one.");
        }
    }

    private static List<String> lines() throws IOException {
        try (var unzipped = new java.util.zip.GZIPInputStream(new ByteArrayInputStream(FILE))) {
            return new ArrayList<>(new String(unzipped.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList());
        }
    }

    private static byte[] zipped(List<String> lines) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static byte[] written(List<String> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            BackupWriter writer = new BackupWriter(out);
            writer.begin(HEADER);
            for (String row : rows) {
                int space = row.indexOf(' ');
                writer.row(row.substring(0, space), row.substring(space + 1));
            }
            writer.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Kept read(byte[] file) throws IOException, SQLException {
        Kept kept = new Kept();
        BackupReader.read(new ByteArrayInputStream(file), "a.gz", kept);
        return kept;
    }
}
