package carillon.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthenticationTest {
    @ParameterizedTest
    @CsvSource({
        "Bearer abc, abc",
        "bearer abc, abc",
        "BEARER abc, abc",
        "Bearer   abc, abc",
        "Bearer, ''",
        "'Bearer ', ''",
        "Bearer a b, a b",
    })
    void aBearersTokenIsOursToJudge(String authorization, String token) {
        assertThat(Authentication.tokenIn(List.of(authorization))).contains(token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic YTpi",
                "basic YTpi",
                "Digest username=\"Bearer x\"",
                "Negotiate x",
                "Bearerabc",
                "Token Bearer"
            })
    void anyOtherSchemeIsForSomebodyElse(String authorization) {
        assertThat(Authentication.tokenIn(List.of(authorization))).isEmpty();
    }

    @Test
    void aTokenIsFoundBesideWhatIsForAProxy() {
        assertThat(Authentication.tokenIn(List.of("Basic YTpi", "Bearer abc"))).contains("abc");
        assertThat(Authentication.tokenIn(List.of())).isEmpty();
    }
}
