package carillon.bench;

/**
 * One line of what was measured.
 *
 * @param what what the value is, with the circumstances
 * @param value with its unit
 * @param target what it is hoped to be; empty where nothing is
 */
record Figure(String what, String value, String target) {
    Figure(String what, String value) {
        this(what, value, "");
    }
}
