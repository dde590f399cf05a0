package carillon.http.pages;

/** Writes text into HTML. */
final class Html {
    private Html() {}

    /** Escapes a text that is to stand between tags, or in an attribute between double quotes. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
