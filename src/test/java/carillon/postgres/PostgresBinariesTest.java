package carillon.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The build chooses the platform; what it brings along is found, and said where it is of another one. */
class PostgresBinariesTest {
    @Test
    void whatWasBuiltInIsFound() throws Exception {
        assertThat(PostgresBinaries.archive(System.getProperty("os.name"), System.getProperty("os.arch")))
                .isNotEmpty();
    }

    @Test
    void aJarForAnotherPlatformSaysWhatChoosesIt() {
        assertThatThrownBy(() -> PostgresBinaries.archive("Linux", "z80")).hasMessageContaining("postgres.platform");
    }
}
