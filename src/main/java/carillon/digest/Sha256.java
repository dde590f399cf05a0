package carillon.digest;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Makes digests with SHA-256, which every JDK has. */
public final class Sha256 {
    private Sha256() {}

    /** Makes a digest of bytes that come one after the other. */
    public static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Computes the digest of these bytes. */
    public static byte[] of(byte[] bytes) {
        return begin().digest(bytes);
    }
}
