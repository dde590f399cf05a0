package carillon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What failed is said in a sentence, also where Java says only the name of a file. */
class FailureSentenceTest {
    @TempDir
    Path folder;

    @Test
    void whatMayNotBeWrittenIsSaidSo() throws IOException {
        Path file = Files.createFile(folder.resolve("a"));

        for (Path path : new Path[] {file, folder.resolve("new")}) {
            assertThat(FailureSentence.of(new UncheckedIOException(new AccessDeniedException(path.toString()))))
                    .isEqualTo(path + " may not be written by this user: give it the right to write there, or name"
                            + " another file.");
        }
    }

    @Test
    void whatMayNotBeReadIsSaidSo() {
        // Who runs tests may often read all: this file can be neither read nor said to be missing.
        String file = folder.resolve("a".repeat(300)).toString();

        assertThat(FailureSentence.of(new AccessDeniedException(file)))
                .isEqualTo(file + " may not be read by this user: make it the file's owner, or give it the right to"
                        + " read.");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(FailureSentence.of(new NoSuchFileException(folder + "/a")))
                .isEqualTo("There is no file " + folder + "/a: name one that exists.");
        assertThat(FailureSentence.of(new NoSuchFileException(folder + "/no/a")))
                .isEqualTo("There is no directory " + folder + "/no: create it, or name another file.");
    }

    @Test
    void anythingElseSaysWhatTheSystemSays() {
        assertThat(FailureSentence.of(new FileSystemException("a", null, "Too many levels of symbolic links")))
                .isEqualTo("a cannot be used (Too many levels of symbolic links): put that right, or name another"
                        + " file.");
        assertThat(FailureSentence.of(new IOException("A sentence."))).isEqualTo("A sentence.");
    }
}
