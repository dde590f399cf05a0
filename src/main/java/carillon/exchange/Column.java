package carillon.exchange;

import java.util.Locale;

/** A column of the table of a programme. */
enum Column {
    CITY,
    ID,
    DAY,
    FROM,
    TO,
    TITLE,
    PLACE,
    KIND,
    TEXT,
    /** Whether a conference program takes it to be on; it is read and never written. */
    STATE;

    /** The key of its words. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
