package carillon.http.pages;

import carillon.digest.Sha256;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A file that never changes while the server runs, ready to be sent. Its bytes and their compressed form are made once
 * and shared by all event loops: they are not to be written into.
 *
 * @param type the media type
 * @param hash of the content; an address that names it can be cached for good
 * @param identity the content as it is
 * @param gzip the content compressed; absent where that would not be shorter
 */
public record Asset(String type, String hash, Form identity, Optional<Form> gzip) {
    private static final int HASH_BYTES = 8;

    /**
     * One form of the content. Each has a tag of its own: a strong one stands for bytes (RFC 9110, section 8.8.3.3).
     */
    public record Form(ContentCoding coding, Buffer bytes, EntityTag tag) {}

    /** Makes an asset of its content, and hashes and compresses it. */
    public static Asset of(String type, byte[] content) {
        return of(type, content, hash(content));
    }

    /** Makes an asset that is one of several forms of a file; its tag begins with the hash of that file. */
    static Asset of(String type, String file, byte[] content) {
        return of(type, content, file + "-" + hash(content));
    }

    private static Asset of(String type, byte[] content, String hash) {
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
        return HexFormat.of().formatHex(Sha256.of(content), 0, HASH_BYTES);
    }

    private static byte[] compressed(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new BestGzip(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Compresses as well as it can: it is done once, so it may take its time. */
    private static final class BestGzip extends GZIPOutputStream {
        BestGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }

    /** Answers a GET or HEAD with the form that the client prefers, or with 304 where the client has it already. */
    public void answer(RoutingContext context, String cacheControl) {
        answer(context, cacheControl, Negotiation.ONLY_CODING);
    }

    /** Does so where the content depends on other headers of the request, too. */
    void answer(RoutingContext context, String cacheControl, String vary) {
        Negotiation.coding(context).ifPresent(coding -> {
            Form form = coding == ContentCoding.GZIP ? gzip.orElse(identity) : identity;
            if (!Negotiation.endIfKnown(context, form.tag(), cacheControl, vary)) {
                Negotiation.describe(context, type, form.coding());
                ResponseBody.end(context, form.bytes());
            }
        });
    }
}
