package carillon.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Something that never changes while the server runs, ready to be sent: its bytes and their compressed form are made once and
 * shared by all event loops, which nobody may write into.
 *
 * @param type its media type
 * @param hash of its content; whoever names it in an address can keep the answer for good
 * @param identity as it is
 * @param gzip compressed; absent where that would not be shorter
 */
record Asset(String type, String hash, Form identity, Optional<Form> gzip) {
    private static final int HASH_BYTES = 8;

    /**
     * What is sent, and its tag. Each form has a tag of its own: a strong one stands for bytes (RFC 9110, section 8.8.3.3).
     */
    record Form(ContentCoding coding, Buffer bytes, EntityTag tag) {}

    static Asset of(String type, byte[] content) {
        String hash = hash(content);
        byte[] compressed = compressed(content);
        return new Asset(
                type,
                hash,
                new Form(ContentCoding.IDENTITY, Buffer.buffer(content), EntityTag.strong(hash)),
                compressed.length < content.length
                        ? Optional.of(new Form(
                                ContentCoding.GZIP, Buffer.buffer(compressed), EntityTag.strong(hash + "-gzip")))
                        : Optional.empty());
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] compressed(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new Smallest(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** It is done once, so it may take its time. */
    private static final class Smallest extends GZIPOutputStream {
        Smallest(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }

    /** Answers a GET or HEAD with the form that was asked for, or with 304 where they have it already. */
    void answer(RoutingContext context, String cacheControl) {
        Negotiation.coding(context).ifPresent(coding -> {
            Form form = coding == ContentCoding.GZIP ? gzip.orElse(identity) : identity;
            if (!Negotiation.isKnown(context, form.tag(), cacheControl)) {
                if (form.coding() == ContentCoding.GZIP) {
                    context.response().putHeader("Content-Encoding", "gzip");
                }
                context.response().putHeader("Content-Type", type);
                Routes.end(context, form.bytes());
            }
        });
    }
}
