package carillon.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the pages of an edition stand, and where an address leads that is written otherwise. */
@WithServer(clock = "2017-03-04T16:40:00Z", shared = true)
class PageAddressesIT {
    private static final String HOME = "/nuit-du-code-citoyen-2017";

    private final Program program;

    PageAddressesIT(Program program) {
        this.program = program;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/desk", "/wall", "/wall?choose", "/stage", "/control", "/report", "/programme", "/projects"
            })
    void eachPageAnswersBehindTheNameOfItsEditionAndAtItsBareAddress(String page) throws Exception {
        for (String home : new String[] {"", HOME}) {
            HttpResponse<String> answer = program.get(home + page);

            assertThat(answer.statusCode()).as(home + page).isEqualTo(200);
            assertThat(answer.body())
                    .contains("<meta name=\"home\" content=\"" + home + "\">")
                    .contains("<meta name=\"edition\" content=\"nuit-du-code-citoyen-2017\">");
        }
    }

    @ParameterizedTest(name = "{0} leads to {1}")
    @CsvSource({
        "'', /",
        "?at=2017-03-04T17:00Z, /?at=2017-03-04T17:00Z",
        "/desk/, /desk",
        "/wall/?choose, /wall?choose",
    })
    void anAddressThatIsWrittenOtherwiseLeadsToThePlainOneWithItsQuery(String written, String plain) throws Exception {
        HttpResponse<String> answer = program.get(HOME + written);

        assertThat(answer.statusCode()).isEqualTo(308);
        assertThat(answer.headers().firstValue("Location")).hasValue(HOME + plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/nulle-part", "/nulle-part/", "/nulle-part/desk", HOME + "/nulle-part", HOME + "/editions"})
    void thereIsNothingBehindANameThatNoEditionHas(String address) throws Exception {
        assertThat(program.get(address).statusCode()).isEqualTo(404);
    }

    @Test
    void theListOfAllEditionsIsAPageOfItsOwn() throws Exception {
        assertThat(program.get("/editions").statusCode()).isEqualTo(200);
    }
}
