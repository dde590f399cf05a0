package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that people write by hand, cut short or get wrong (docs/protocol.md, “Pages”). */
@WithServer(clock = "2017-03-04T16:40:00Z", shared = true)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PathsIT {
    private static final String OF_A_BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    private final HttpClient http = HttpClient.newHttpClient();
    private final RunningServer server;

    PathsIT(RunningServer server) {
        this.server = server;
    }

    private HttpResponse<String> ask(String method, String path, String accept, String languages) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.at("") + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Accept", accept)
                .header("Accept-Language", languages);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> open(String path) throws Exception {
        return ask("GET", path, OF_A_BROWSER, "fr");
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest(name = "{0} leads to {1}")
    @CsvSource({
        "/wall/, /wall",
        "/desk/, /desk",
        "/control/, /control",
        "/report//, /report",
        "//, /",
        "///, /",
        "//wall, /wall",
        "/./desk, /desk",
        "/%64esk, /desk",
        "/join/, /join",
        "/join/a-secret/, /join/a-secret",
        "/wall/?city=lyon&lang=en, /wall?city=lyon&lang=en",
        "//?at=2017-03-04T18:05%2B01:00, /?at=2017-03-04T18:05%2B01:00",
        "/desk/?next=//evil.example, /desk?next=//evil.example",
    })
    void anAddressOfAPageWithASlashTooManyLeadsToThePlainOne(String path, String location) throws Exception {
        HttpResponse<String> answer = open(path);

        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(header(answer, "Location")).isEqualTo(location);
        assertThat(ask("HEAD", path, OF_A_BROWSER, "fr").statusCode()).isEqualTo(308);
        assertThat(open(location).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"//evil.example", "//evil.example/", "//evil.example/wall/", "/%5Cevil.example/", "//%2Fwall/"})
    void noAddressLeadsToAnotherServer(String path) throws Exception {
        HttpResponse<String> answer = open(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/walls", "/wall/lyon", "/join/a/b", "/desk.html", "/web/", "/metrics/nowhere"})
    void aPersonAtAnUnknownAddressIsShownAPageWithAWayOut(String path) throws Exception {
        HttpResponse<String> answer = open(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(header(answer, "Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(header(answer, "Vary")).isEqualTo("Accept, Accept-Language");
        assertThat(header(answer, "Content-Security-Policy"))
                .startsWith("default-src 'none'")
                .doesNotContain("script-src");
        assertThat(answer.body())
                .contains("<html lang=\"fr\" dir=\"ltr\">", "Il n’y a rien à cette adresse.", "href=\"/\"")
                .doesNotContain("<script", "%", "{");
    }

    @ParameterizedTest
    @CsvSource({
        "/nowhere, ar, '<html lang=\"ar\" dir=\"rtl\">'",
        "/nowhere, 'en-GB,fr;q=0.5', There is nothing at this address.",
        "/nowhere?lang=en, fr, There is nothing at this address.",
        "/nowhere?a=1&lang=AR, fr, لا شيء في هذا العنوان.",
        "/nowhere?lang=de, en, There is nothing at this address.",
    })
    void thePageSpeaksTheLanguageOfItsReader(String path, String languages, String words) throws Exception {
        assertThat(ask("GET", path, OF_A_BROWSER, languages).body()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "/nowhere, */*",
        "/nowhere, application/json",
        "/nowhere, 'application/problem+json, text/html;q=0.9'",
        "/web/nothing.js, */*",
        "/api/v1/nowhere, 'text/html,*/*;q=0.8'",
        "/api/v1/editions/nowhere/timeline, 'text/html,*/*;q=0.8'",
    })
    void aProgramIsAnsweredWithAProblemStill(String path, String accept) throws Exception {
        HttpResponse<String> answer = ask("GET", path, accept, "fr");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body()).startsWith("{\"type\":\"/problems#");
    }

    @Test
    void whatAnAddressDoesNotTakeIsToldOnAPageToo() throws Exception {
        HttpResponse<String> answer = ask("POST", "/wall", OF_A_BROWSER, "en");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(header(answer, "Allow")).isEqualTo("GET, HEAD");
        assertThat(answer.body()).contains("<h1>Method not allowed</h1>");
    }
}
