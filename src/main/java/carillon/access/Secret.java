package carillon.access;

import carillon.digest.Sha256;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * 256 random bits that prove who holds them. A secret is shown once; its SHA-256 is stored, which does not reveal it, and which
 * needs no salt because 2^256 secrets cannot be tried.
 *
 * @param value 43 characters of base64url
 */
public record Secret(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    /** Makes a new one. */
    public static Secret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** The SHA-256, as the tables have it. */
    Buffer hash() {
        return Buffer.buffer(Sha256.of(value.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether it equals another one, compared in a time that does not depend on where they differ. */
    public boolean matches(String other) {
        return MessageDigest.isEqual(value.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns no part of the secret, so that no log shows it. */
    @Override
    public String toString() {
        return "Secret";
    }
}
