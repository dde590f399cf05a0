package carillon.terminal;

import java.util.List;

/** How a text looks on a terminal; it says the same without. */
enum Style {
    PLAIN(""),
    HEADING("1"),
    QUIET("2"),
    GOOD("32"),
    WARNING("33"),
    BAD("1;31");

    private static final String ESCAPE = "\u001b[";

    private final String parameters;

    Style(String parameters) {
        this.parameters = parameters;
    }

    /** A text in a style, which fills so many columns of its line. */
    record Cell(String text, Style style, int columns) {}

    /** Writes a line of cells, two spaces apart. */
    static String line(List<Cell> cells, boolean hasColours) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            boolean isLast = i == cells.size() - 1;
            String text = isLast
                    ? DisplayWidth.cut(cell.text(), cell.columns())
                    : DisplayWidth.padded(cell.text(), cell.columns());
            line.append(hasColours ? cell.style().on(text) : text).append(isLast ? "" : "  ");
        }
        return hasColours ? line.toString() : line.toString().stripTrailing();
    }

    private String on(String text) {
        return parameters.isEmpty() || text.isEmpty() ? text : ESCAPE + parameters + "m" + text + ESCAPE + "0m";
    }
}
