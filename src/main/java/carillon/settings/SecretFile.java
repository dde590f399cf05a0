package carillon.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a secret from a file, as managers of services and containers hand secrets over. The file may also be a pipe. */
public final class SecretFile {
    /** More than a token, or the address of a database with its password, ever has. */
    static final int MAX_BYTES = 16_384;

    private SecretFile() {}

    /**
     * Reads a secret; one newline at its end, which editors add, is none of it.
     *
     * @param source the option or the variable that named the file, for the sentence
     * @param faults gets a sentence where the file holds no secret; then nothing is returned
     */
    public static Optional<String> read(String source, Path file, Consumer<String> faults) {
        String sentence;
        try {
            String secret = withoutNewline(content(file));
            if (secret.length() > MAX_BYTES) {
                sentence = "is longer than " + MAX_BYTES
                        + " bytes, so it holds something else: name the file of the secret";
            } else if (secret.isBlank()) {
                sentence = "is empty: write the secret into it, and nothing else";
            } else {
                return Optional.of(secret);
            }
        } catch (NoSuchFileException e) {
            sentence = "does not exist: write the secret into it, or name another file";
        } catch (AccessDeniedException e) {
            sentence = "may not be read by this user: make it the file's owner, or give it the right to read";
        } catch (CharacterCodingException e) {
            sentence = "is not text in UTF-8: write the secret into it, and nothing else";
        } catch (IOException e) {
            sentence = Files.isDirectory(file)
                    ? "is a directory: name the file in it that holds the secret"
                    : "cannot be read (" + e.getMessage() + "): name a file that this user can read";
        }
        faults.accept(source + ": the file " + file + " " + sentence + ".");
        return Optional.empty();
    }

    private static String content(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            byte[] read = bytes.readNBytes(MAX_BYTES + 2);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(read))
                    .toString();
        }
    }

    private static String withoutNewline(String content) {
        return content.replaceFirst("\\r?\\n\\z", "");
    }
}
