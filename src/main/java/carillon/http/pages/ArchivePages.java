package carillon.http.pages;

import carillon.edition.EditionId;
import carillon.edition.Language;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The pages as files that any web server has, below any path: the shell of each page in a folder of its own, the files that it
 * loads, and the element for other people's pages. No address in them leads out of the folder.
 */
public final class ArchivePages {
    /** The folders of the pages beside the timeline, whose shell lies above them. */
    private static final List<String> PAGES = List.of("projects", "report", "data");

    private static final String FOLDER = "/web/";
    private static final String ELEMENT = "/carillon.js";
    private static final String MARK = "%ARCHIVE%";
    private static final String MARKED = "<meta http-equiv=\"Content-Security-Policy\" content=\""
            + SecurityHeaders.POLICY_OF_CONTENT + "\">\n<meta name=\"archive\" content=\"yes\">";

    /**
     * The worker of an archive that stands where a server was: browsers which knew that have its worker, which would go on showing
     * its pages. They ask for it anew, and this one goes.
     */
    private static final String WORKER = """
            self.addEventListener("install", () => self.skipWaiting());
            self.addEventListener("activate", event => event.waitUntil(self.registration.unregister()
              .then(() => self.clients.matchAll())
              .then(tabs => Promise.all(tabs.map(tab => tab.navigate(tab.url))))));
            """;

    /** An archive has no files for those who look into the scripts. */
    private static final Pattern SOURCE_MAP = Pattern.compile("\\s*//# sourceMappingURL=\\S+\\s*$");

    private static final List<String> NOT_OF_AN_ARCHIVE = List.of("start-pages-", "new-", "editor-", "team-");

    private ArchivePages() {}

    /**
     * Returns the files by their paths in the folder.
     *
     * @param languages those of the edition, the first one ahead
     * @param title what the event is called
     * @param sentence what a link to a page says below its title
     */
    public static Map<String, byte[]> of(EditionId edition, List<Language> languages, String title, String sentence) {
        Assets assets = Assets.read(BasePath.HERE);
        ShownEdition shown = new ShownEdition(
                Optional.of(edition), "", false, languages, new LinkPreview(languages.getFirst(), title, sentence));
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("index.html", shell(assets, shown));
        byte[] inFolder = shell(Assets.read(BasePath.ABOVE), shown);
        PAGES.forEach(page -> files.put(page + "/index.html", inFolder));
        for (String address : assets.addresses()) {
            if (address.startsWith(FOLDER) && isOfAnArchive(address.substring(FOLDER.length()))) {
                files.put(address.substring(1), content(assets, address));
            }
        }
        files.put(ELEMENT.substring(1), element(assets));
        files.put(Assets.SERVICE_WORKER.substring(1), WORKER.getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private static boolean isOfAnArchive(String name) {
        return !name.endsWith(".map") && NOT_OF_AN_ARCHIVE.stream().noneMatch(name::startsWith);
    }

    private static byte[] shell(Assets assets, ShownEdition edition) {
        String timeline = Shell.preloaded(assets.base().of("/data/timeline.json"));
        String html = Shell.filled(assets, edition, MARKED, timeline);
        return html.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] content(Assets assets, String address) {
        byte[] bytes = assets.at(address).identity().bytes().getBytes();
        return address.endsWith(".js")
                ? SOURCE_MAP
                        .matcher(new String(bytes, StandardCharsets.UTF_8))
                        .replaceFirst("\n")
                        .getBytes(StandardCharsets.UTF_8)
                : bytes;
    }

    private static byte[] element(Assets assets) {
        String script = new String(content(assets, ELEMENT), StandardCharsets.UTF_8);
        if (!script.contains(MARK)) {
            throw new IllegalStateException("carillon.js has no place for " + MARK);
        }
        return script.replace(MARK, "yes").getBytes(StandardCharsets.UTF_8);
    }
}
