package carillon.floods;

import java.util.Locale;
import java.util.Optional;

/**
 * An answer to a request over HTTP/1.1.
 *
 * @param head status line and headers, each line with its end
 */
record Answer(int status, String head, String body) {
    /** The value of a header; the name is in lower case. */
    static Optional<String> header(String head, String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    Optional<String> header(String name) {
        return header(head, name);
    }
}
