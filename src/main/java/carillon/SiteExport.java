package carillon;

import carillon.archive.ArchiveWriter;
import carillon.edition.EditionId;
import carillon.log.Progress;
import java.io.IOException;
import java.nio.file.Path;

/** Writes an edition of a server as an archive. */
final class SiteExport {
    private SiteExport() {}

    /** @throws IOException with a sentence, where it cannot be written; then there is nothing new */
    static void write(RemoteServer server, String edition, Path site) throws IOException {
        EditionId id = editionId(edition);
        String path = RemoteServer.edition(edition);
        try (Progress progress = Progress.of("Reading what was said", "changes", 0)) {
            ArchiveWriter.write(
                    id, (part, type) -> server.getInTurn(path + part, type).body(), site, progress::reach);
        }
    }

    private static EditionId editionId(String id) throws IOException {
        try {
            return new EditionId(id);
        } catch (IllegalArgumentException e) {
            throw new IOException(id + " is no id of an edition: write it as it stands in its addresses.", e);
        }
    }
}
