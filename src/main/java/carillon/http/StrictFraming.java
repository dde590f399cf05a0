package carillon.http;

import carillon.wire.RequestFraming;
import io.netty.buffer.ByteBuf;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows the bytes of a connection that speaks HTTP/1 from request to request. It refuses what RFC 9112 forbids, or
 * lets a server refuse, because proxies and servers read it in different ways.
 *
 * <pre>
 *   request line ──▶ fields ──▶ body of a length ──────────▶ the next request line
 *                      │                                         ▲
 *                      └──▶ chunk size ──▶ chunk ──▶ its end ──▶ ...
 *                               │ 0                              │
 *                               └──▶ trailers ───────────────────┘
 * </pre>
 *
 * <p>The decoder of Netty refuses malformed request lines, and heads that are too long.
 */
final class StrictFraming implements RequestFraming {
    /** More than the decoder takes of a head. */
    private static final int MOST_CHARACTERS = 8_194;

    private static final int MOST_OF_CHUNK_LINE = 1_024;

    /** The size, and what may follow it; blanks ahead of a semicolon must be read (RFC 9112, section 7.1.1). */
    private static final Pattern CHUNK_LINE = Pattern.compile("0*+([0-9A-Fa-f]{0,7}+)(?:[ \t]*+;.*+)?");

    private enum Step {
        REQUEST_LINE,
        FIELDS,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_RETURN,
        CHUNK_FEED,
        TRAILERS,
        LEFT_TO_DECODER
    }

    private Step step = Step.REQUEST_LINE;
    private RequestHead head = new RequestHead("");
    private final StringBuilder line = new StringBuilder();
    private int beforeLine;
    private long left;

    @Override
    public boolean isInHead() {
        return step == Step.REQUEST_LINE || step == Step.FIELDS;
    }

    @Override
    public int beforeLine() {
        return beforeLine;
    }

    /**
     * {@inheritDoc}
     *
     * @throws BadRequest where the request cannot be let pass
     */
    @Override
    public int read(ByteBuf bytes) {
        int start = bytes.readerIndex();
        int end = bytes.writerIndex();
        int at = start;
        beforeLine = 0;
        while (at < end) {
            boolean isOver = false;
            switch (step) {
                case LEFT_TO_DECODER -> at = end;
                case BODY, CHUNK -> {
                    int taken = (int) Math.min(left, end - at);
                    at += taken;
                    left -= taken;
                    isOver = left == 0 && endPart(step);
                }
                case CHUNK_RETURN -> requireByte(bytes.getByte(at++), '\r', Step.CHUNK_FEED);
                case CHUNK_FEED -> requireByte(bytes.getByte(at++), '\n', Step.CHUNK_SIZE);
                default -> {
                    if (line.isEmpty()) {
                        beforeLine = at - start;
                    }
                    isOver = take(bytes.getByte(at++));
                }
            }
            if (isOver) {
                break;
            }
        }
        return at - start;
    }

    private boolean endPart(Step part) {
        step = part == Step.BODY ? Step.REQUEST_LINE : Step.CHUNK_RETURN;
        return part == Step.BODY;
    }

    private void requireByte(byte found, char wanted, Step next) {
        if (found != wanted) {
            throw new BadRequest("chunk");
        }
        step = next;
    }

    /** Takes one byte of a line; true where the request ends with it. */
    private boolean take(byte next) {
        if (next != '\n') {
            // As the decoder does: bytes that no request line begins with are passed over.
            if (step != Step.REQUEST_LINE || !line.isEmpty() || next < 0 || next > ' ') {
                line.append((char) (next & 0xff));
            }
            if (line.length() > (step == Step.CHUNK_SIZE ? MOST_OF_CHUNK_LINE : MOST_CHARACTERS)) {
                refuseLongLine();
            }
            return false;
        }
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        boolean isOver = takeLine(line.toString());
        line.setLength(0);
        return isOver;
    }

    private void refuseLongLine() {
        if (!isInHead()) {
            throw new BadRequest("chunk-size");
        }
        step = Step.LEFT_TO_DECODER;
    }

    private boolean takeLine(String text) {
        switch (step) {
            case REQUEST_LINE -> {
                if (!text.isEmpty()) {
                    head = new RequestHead(text);
                    step = Step.FIELDS;
                }
            }
            case FIELDS -> {
                if (text.isEmpty()) {
                    return beginBody(head.bodyBytes());
                }
                head.add(text);
            }
            case CHUNK_SIZE -> {
                left = chunkBytes(text);
                step = left == 0 ? Step.TRAILERS : Step.CHUNK;
            }
            case TRAILERS -> {
                if (text.isEmpty()) {
                    step = Step.REQUEST_LINE;
                    return true;
                }
                int _ = RequestHead.requireField(text);
            }
            default -> throw new IllegalStateException(step.name());
        }
        return false;
    }

    /** Begins a body of that length; true where there is none, and so the request ends. */
    private boolean beginBody(long bodyBytes) {
        head = new RequestHead("");
        left = bodyBytes;
        step = bodyBytes == RequestHead.CHUNKED ? Step.CHUNK_SIZE : bodyBytes == 0 ? Step.REQUEST_LINE : Step.BODY;
        return bodyBytes == 0;
    }

    private static long chunkBytes(String text) {
        Matcher chunk = CHUNK_LINE.matcher(text);
        boolean isEmpty = text.isEmpty() || Character.digit(text.charAt(0), 16) < 0;
        if (isEmpty || !chunk.matches()) {
            throw new BadRequest("chunk-size");
        }
        RequestHead.requireNoControls(text, "chunk-size");
        return chunk.group(1).isEmpty() ? 0 : Long.parseLong(chunk.group(1), 16);
    }
}
