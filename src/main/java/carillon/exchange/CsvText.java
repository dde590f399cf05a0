package carillon.exchange;

import carillon.edition.Phrase;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A table as text (RFC 4180): cells apart by a comma, a semicolon or a tab, rows by any end of line, cells with any of these
 * in quotes. A cell that a spreadsheet would run as a formula has an apostrophe ahead of it, which spreadsheets and
 * conference programs write, too.
 */
public final class CsvText {
    /** What a table begins with, by which spreadsheets know that it is UTF-8. */
    public static final String BYTE_ORDER_MARK = "\ufeff";

    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r].*", Pattern.DOTALL);
    private static final Pattern SEPARATOR_LINE = Pattern.compile("sep=(.)\\R", Pattern.CASE_INSENSITIVE);
    private static final String SEPARATORS = "\t;,";
    private static final int MAX_ROWS = 5_000;
    private static final int MAX_CELLS = 200;
    private static final String END_OF_ROW = "\r\n";

    private final String text;
    private final char separator;
    private int at;
    private int line = 1;

    private CsvText(String text, char separator, int at) {
        this.text = text;
        this.separator = separator;
        this.at = at;
    }

    /**
     * A row.
     *
     * @param line where it begins in the file, from 1
     */
    record Row(int line, List<String> cells) {
        Row {
            cells = List.copyOf(cells);
        }

        boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    /** Reads all rows that are not blank. */
    static List<Row> read(String text) {
        var announced = SEPARATOR_LINE.matcher(text);
        CsvText csv = announced.lookingAt()
                ? new CsvText(text, announced.group(1).charAt(0), announced.end())
                : new CsvText(text, mostlyIn(text), 0);
        csv.line += announced.lookingAt() ? 1 : 0;
        List<Row> rows = new ArrayList<>();
        while (csv.at < text.length()) {
            Row row = csv.row();
            if (!row.isBlank()) {
                rows.add(row);
            }
            if (rows.size() > MAX_ROWS) {
                throw new MalformedFile(row.line(), Phrase.of("table-long", "most", MAX_ROWS));
            }
        }
        return rows;
    }

    /** Finds the separator that stands most often in the first row, outside quotes. */
    private static char mostlyIn(String text) {
        int[] found = new int[SEPARATORS.length()];
        boolean isQuoted = false;
        for (int i = 0; i < text.length() && (isQuoted || END_OF_ROW.indexOf(text.charAt(i)) < 0); i++) {
            isQuoted ^= text.charAt(i) == '"';
            int separator = isQuoted ? -1 : SEPARATORS.indexOf(text.charAt(i));
            if (separator >= 0) {
                found[separator]++;
            }
        }
        int best = SEPARATORS.length() - 1;
        for (int i = best; i >= 0; i--) {
            best = found[i] >= found[best] ? i : best;
        }
        return found[best] == 0 ? ',' : SEPARATORS.charAt(best);
    }

    private Row row() {
        int first = line;
        List<String> cells = new ArrayList<>();
        while (true) {
            cells.add(withoutApostrophe(cell()));
            if (cells.size() > MAX_CELLS) {
                throw new MalformedFile(line, Phrase.of("table-wide", "most", MAX_CELLS));
            }
            if (at >= text.length() || text.charAt(at) != separator) {
                endRow();
                return new Row(first, cells);
            }
            at++;
        }
    }

    private void endRow() {
        if (text.startsWith(END_OF_ROW, at)) {
            at++;
        }
        at++;
        line++;
    }

    private String cell() {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int from = at;
        while (at < text.length() && !isEnd(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at);
    }

    private boolean isEnd(char sign) {
        return sign == separator || END_OF_ROW.indexOf(sign) >= 0;
    }

    private String quoted() {
        int opened = line;
        StringBuilder cell = new StringBuilder();
        at++;
        while (at < text.length()) {
            char sign = text.charAt(at);
            if (sign == '"' && !text.startsWith("\"\"", at)) {
                at++;
                if (at < text.length() && !isEnd(text.charAt(at))) {
                    throw new MalformedFile(line, Phrase.of("table-quote-inside"));
                }
                return cell.toString();
            }
            boolean isEndOfLine = sign == '\n' || (sign == '\r' && !text.startsWith(END_OF_ROW, at));
            line += isEndOfLine ? 1 : 0;
            cell.append(sign);
            at += sign == '"' ? 2 : 1;
        }
        throw new MalformedFile(opened, Phrase.of("table-quote-open"));
    }

    private static String withoutApostrophe(String cell) {
        return cell.startsWith("'") && FORMULA.matcher(cell).matches() ? cell.substring(1) : cell;
    }

    /** Writes rows, of which the last one ends, too. */
    public static String write(List<List<String>> rows, char separator) {
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                text.append(i == 0 ? "" : separator).append(written(row.get(i), separator));
            }
            text.append(END_OF_ROW);
        }
        return text.toString();
    }

    private static String written(String cell, char separator) {
        String text = FORMULA.matcher(cell).matches() ? "'" + cell : cell;
        boolean isPlain = text.equals(text.strip())
                && text.chars().noneMatch(sign -> sign == separator || sign == '"' || sign == '\n' || sign == '\r');
        return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
