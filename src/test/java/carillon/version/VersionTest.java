package carillon.version;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionTest {
    @Test
    void theVersionIsTheOneOfTheBuildOrSaysThatNoBuildMadeIt() {
        assertThat(Version.text()).matches("[0-9]+\\.[0-9]+\\.[0-9]+(-.+)?|unknown");
    }
}
