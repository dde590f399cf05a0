package carillon.archive;

import java.io.IOException;

/** What a server says of one edition to anybody (docs/protocol.md, “Reading”). */
public interface ArchiveSource {
    /**
     * Reads an answer.
     *
     * @param path below the address of the edition, such as {@code /timeline}
     * @param type the media type that is asked for
     * @throws IOException with a sentence, where the server refuses or does not answer
     */
    String get(String path, String type) throws IOException;
}
