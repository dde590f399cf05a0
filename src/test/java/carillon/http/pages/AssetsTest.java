package carillon.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.edition.Language;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetsTest {
    private static final Assets ASSETS = Assets.read();

    @Test
    void everyFileForThePagesIsServed() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target", "classes", "web"))) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> !Set.of("index.html", "manifest.webmanifest", "example.html")
                            .contains(name))
                    .toList();

            assertThat(ASSETS.addresses())
                    .extracting(address -> address.substring(address.lastIndexOf('/') + 1))
                    .containsAll(names);
        }
    }

    @Test
    void everyLinkOfTheShellNamesWhatItLeadsToByItsHash() {
        assertThat(linksOfTheShell())
                .filteredOn(link -> ASSETS.scripts().parts().noneMatch(link::equals))
                .isNotEmpty()
                .allSatisfy(link -> {
                    String address = link.substring(0, link.indexOf('?'));
                    assertThat(link).isEqualTo(address + "?" + Assets.query(ASSETS.at(address)));
                });
    }

    @Test
    void theShellBeginsToLoadWhateverTheTimelineNeedsAndNothingElse() {
        assertThat(linksOfTheShell())
                .containsAll(ASSETS.scripts().atOnce())
                .filteredOn(ASSETS.scripts().later()::contains)
                .as("what the pages say, in the one language that is asked for")
                .containsExactly(ASSETS.catalogue(Language.FR));
    }

    @Test
    void theServiceWorkerKeepsTheShellsFilesAndThePartsThatAreLoadedLater() {
        String worker = ASSETS.at("/sw.js").identity().bytes().toString();

        assertThat(Stream.concat(
                        linksOfTheShell().stream(),
                        ASSETS.scripts().later().stream().filter(part -> !isWhereAnEventIsMade(part))))
                .allSatisfy(file -> assertThat(worker).contains(file));
    }

    @Test
    void theServiceWorkerKeepsNothingOfThePageWhereAnEventIsMadeWhichNeedsTheServer() {
        String worker = ASSETS.at("/sw.js").identity().bytes().toString();

        assertThat(ASSETS.scripts().later())
                .filteredOn(AssetsTest::isWhereAnEventIsMade)
                .hasSize(1 + Language.values().length)
                .allSatisfy(file -> assertThat(worker).doesNotContain(file));
    }

    private static boolean isWhereAnEventIsMade(String part) {
        return part.startsWith("/web/start-pages-") || part.startsWith("/web/new-");
    }

    @ParameterizedTest
    @CsvSource({"FR, fr, ltr", "EN, en, ltr", "AR, ar, rtl"})
    void theShellAndWhatAPhoneIsToldAreInTheEditionsFirstLanguage(Language first, String tag, String direction) {
        ShownEdition edition = ShownEditions.of(first, "/nuit");

        assertThat(new Shell(ASSETS).html(edition))
                .contains("<html lang=\"" + tag + "\" dir=\"" + direction + "\">")
                .contains("<meta name=\"languages\" content=\"" + tag + " ")
                .contains("<meta name=\"home\" content=\"/nuit\">")
                .doesNotContain("%");
        assertThat(Manifest.of(ASSETS.manifestTemplate(), edition))
                .contains("\"lang\": \"" + tag + "\"", "\"dir\": \"" + direction + "\"")
                .contains("\"id\": \"/nuit/desk\"", "\"name\": \"La « Nuit » \\\"17\\\"\"")
                .doesNotContain("%");
    }

    @Test
    void theBareAddressesHaveTheManifestThatPhonesInstalledBefore() {
        assertThat(Manifest.of(ASSETS.manifestTemplate(), ShownEditions.of(Language.FR, "")))
                .contains(
                        "\"id\": \"/desk\"", "\"start_url\": \"/desk\"", "\"scope\": \"/\"", "\"name\": \"Carillon\"");
    }

    @Test
    void whereThereIsNoEditionYetThePagesOpenAllTheSame() {
        assertThat(new Shell(ASSETS).html(ShownEdition.none(Language.EN)))
                .contains("<meta name=\"edition\" content=\"\">", "<title>Carillon</title>")
                .doesNotContain("%", "/editions/");
    }

    @Test
    void theCompressedFormIsShorterHasATagOfItsOwnAndTheSameContent() throws IOException {
        Asset pages = ASSETS.at("/web/pages.js");
        Asset.Form gzip = pages.gzip().orElseThrow();

        assertThat(gzip.bytes().length()).isLessThan(pages.identity().bytes().length());
        assertThat(gzip.tag()).isNotEqualTo(pages.identity().tag());
        try (GZIPInputStream in =
                new GZIPInputStream(new ByteArrayInputStream(gzip.bytes().getBytes()))) {
            assertThat(in.readAllBytes()).isEqualTo(pages.identity().bytes().getBytes());
        }
    }

    @Test
    void whatWouldGrowIsNotCompressed() {
        assertThat(Asset.of("text/plain", "a".getBytes(StandardCharsets.US_ASCII))
                        .gzip())
                .isEmpty();
    }

    private static List<String> linksOfTheShell() {
        String shell = new Shell(ASSETS).html(ShownEditions.of(Language.FR, ""));
        return Pattern.compile("\"(/web/[^\"]+)\"")
                .matcher(shell)
                .results()
                .map(link -> link.group(1))
                .toList();
    }
}
