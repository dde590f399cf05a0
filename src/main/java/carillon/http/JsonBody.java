package carillon.http;

import carillon.edition.ReadableText;
import carillon.edition.Slug;
import carillon.feed.Cursor;
import carillon.http.pages.ContentCoding;
import carillon.statement.Text;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads the members of a JSON object in a request. It notes every fault, and goes on. */
final class JsonBody {
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9999;
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final ObjectReader STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(JsonNode.class);

    private final JsonNode object;
    private final List<Problem.Fault> faults = new ArrayList<>();
    private int status = 422;

    JsonBody(JsonNode object) {
        this.object = object;
    }

    /** Fails unless the body is JSON, and comes as it is: no content coding is undone here (RFC 9110, section 8.4). */
    static void require(RoutingContext context) {
        MultiMap headers = context.request().headers();
        List<String> types = headers.getAll("Content-Type");
        if (types.size() != 1
                || MediaType.parse(types.getFirst()).filter(MediaType::isJson).isEmpty()) {
            throw Problem.of(415, "unsupported-media-type").failure();
        }
        if (!headers.getAll("Content-Encoding").stream().allMatch(ContentCoding::isNone)) {
            throw Problem.of(415, "unsupported-content-coding").failure();
        }
    }

    /**
     * Reads the body of a request.
     *
     * @throws Problem.Failure where it is not one JSON object in UTF-8 with each member once
     */
    static JsonBody read(RoutingContext context) {
        require(context);
        @Nullable Buffer body = context.body().buffer();
        return parse(body == null ? Buffer.buffer() : body);
    }

    /**
     * Parses a body. A byte-order mark ahead of it means nothing (RFC 8259, section 8.1).
     *
     * @throws Problem.Failure where it is not one JSON object in UTF-8 with each member once
     */
    static JsonBody parse(Buffer body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body.getBytes()))
                    .toString();
            JsonNode node = STRICT.readTree(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
            if (!node.isObject()) {
                throw Problem.of(400, node.isMissingNode() ? "not-json" : "not-an-object")
                        .failure();
            }
            return new JsonBody(node);
        } catch (CharacterCodingException e) {
            throw Problem.of(400, "not-utf8").failure();
        } catch (JsonProcessingException e) {
            throw Problem.of(400, "not-json").failure();
        } catch (NumberFormatException e) {
            // It is JSON, but no type holds a number with that many digits in its exponent.
            throw Problem.of(400, "bad-request").failure();
        }
    }

    /** Reads a UUID that is written out in full; Java would also take one whose zeros are left out. */
    static Optional<UUID> parseUuid(String text) {
        try {
            UUID uuid = UUID.fromString(text);
            return uuid.toString().equalsIgnoreCase(text) ? Optional.of(uuid) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Reads an instant with any offset (docs/protocol.md); empty where it is malformed, or of a year out of reach. */
    static Optional<Instant> parseInstant(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            int year = instant.atOffset(ZoneOffset.UTC).getYear();
            return year >= FIRST_YEAR && year <= LAST_YEAR
                    ? Optional.of(instant.truncatedTo(ChronoUnit.MILLIS))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    JsonNode node() {
        return object;
    }

    boolean has(String name) {
        return object.has(name);
    }

    boolean hasFaults() {
        return !faults.isEmpty();
    }

    Problem.Failure problem() {
        return new Problem(status, status == 400 ? "invalid" : "refused", Map.of(), faults).failure();
    }

    /**
     * Makes the problem of the faults. Where the only fault is one of these reasons, its code is the problem's own, for
     * programs look for it (docs/protocol.md, "Errors").
     */
    Problem.Failure problem(Set<String> reasons) {
        Problem.Fault first = faults.getFirst();
        return faults.size() == 1 && status == 422 && reasons.contains(first.code())
                ? new Problem(status, first.code(), first.facts(), faults).failure()
                : problem();
    }

    void addFault(String name, int faultStatus, String code, Map<String, Object> facts) {
        addFaultAt("/" + escaped(name), faultStatus, code, facts);
    }

    /** Notes a fault of something inside a member. */
    void addFaultAt(String pointer, int faultStatus, String code, Map<String, Object> facts) {
        status = Math.min(status, faultStatus);
        faults.add(new Problem.Fault(pointer, code, facts));
    }

    /** Escapes a name for a JSON pointer (RFC 6901). */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** Notes a fault without facts, and returns false: the value is not sound. */
    private boolean invalid(String name, int faultStatus, String code) {
        addFault(name, faultStatus, code, Map.of());
        return false;
    }

    <T> Optional<T> wrongType(String name, String form) {
        addFault(name, 400, "wrong-type", Map.of("form", form));
        return Optional.empty();
    }

    void allowOnly(Set<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                addFault(name, 400, "unknown-member", Map.of());
            }
        });
    }

    Optional<String> slug(String name) {
        JsonNode value = object.path(name);
        return value.isTextual() && Slug.accepts(value.asText())
                ? Optional.of(value.asText())
                : wrongType(name, Slug.FORM);
    }

    Optional<List<String>> slugs(String name) {
        JsonNode list = object.path(name);
        List<String> slugs = new ArrayList<>();
        list.forEach(item -> slugs.add(item.isTextual() ? item.asText() : ""));
        if (!list.isArray() || !slugs.stream().allMatch(Slug::accepts)) {
            return wrongType(name, "[\"lyon\", …]");
        }
        if (slugs.isEmpty()) {
            addFault(name, 422, "empty-list", Map.of());
        }
        return Optional.of(slugs);
    }

    /** Reads a list of objects, each to be read on its own. */
    Optional<List<JsonBody>> objects(String name, int most) {
        JsonNode list = object.path(name);
        if (!list.isArray() || !StreamSupport.stream(list.spliterator(), false).allMatch(JsonNode::isObject)) {
            return wrongType(name, "[{…}, …]");
        }
        if (list.size() > most) {
            addFault(name, 422, "too-many-turns", Map.of("most", most));
            return Optional.empty();
        }
        List<JsonBody> items = new ArrayList<>();
        list.forEach(item -> items.add(new JsonBody(item)));
        return Optional.of(items);
    }

    /** Adds the faults of an object within this one. */
    void addFaultsOf(JsonBody inner, String path) {
        for (Problem.Fault fault : inner.faults) {
            status = Math.min(status, inner.status);
            faults.add(new Problem.Fault("/" + path + fault.pointer(), fault.code(), fault.facts()));
        }
    }

    Optional<UUID> uuid(String name) {
        Optional<UUID> uuid = parseUuid(object.path(name).asText());
        return uuid.isPresent() ? uuid : wrongType(name, "UUID");
    }

    Optional<Instant> instant(String name) {
        Optional<Instant> instant = parseInstant(object.path(name).asText());
        return instant.isPresent() ? instant : wrongType(name, "2017-03-04T17:00:00Z (RFC 3339)");
    }

    Optional<Cursor> cursor(String name) {
        Optional<Cursor> cursor = Cursor.parse(object.path(name).asText());
        return cursor.isPresent() ? cursor : wrongType(name, "cursor");
    }

    /** Reads a list of texts; the faults of each are noted where it stands. */
    Optional<List<Text>> texts(String name) {
        JsonNode list = object.path(name);
        if (!list.isArray()) {
            return wrongType(name, "[\"…\"]");
        }
        ObjectNode items = JsonNodeFactory.instance.objectNode();
        list.forEach(item -> items.set(Integer.toString(items.size()), item));
        JsonBody inside = new JsonBody(items);
        List<Text> texts = new ArrayList<>();
        items.fieldNames().forEachRemaining(place -> inside.text(place).ifPresent(texts::add));
        inside.faults.forEach(
                fault -> addFaultAt("/" + escaped(name) + fault.pointer(), inside.status, fault.code(), fault.facts()));
        return inside.hasFaults() ? Optional.empty() : Optional.of(texts);
    }

    Optional<Text> text(String name) {
        if (!object.path(name).isTextual()) {
            return wrongType(name, "\"…\"");
        }
        String text = object.path(name).asText();
        boolean sound = switch (Text.faultOf(text)) {
            case NONE -> isReadable(name, text);
            case BLANK -> invalid(name, 422, "text-blank");
            case TOO_LONG -> invalid(name, 422, "text-too-long");
            case UNPRINTABLE -> invalid(name, 422, "text-unprintable");
        };
        return sound ? Optional.of(new Text(text)) : Optional.empty();
    }

    /**
     * Reads a member of an edition as it was written, null included. What it means is for the edition's own reader to
     * say; but no text in it holds what a database cannot keep.
     */
    Optional<JsonNode> part(String name) {
        JsonNode part = object.path(name);
        return isPrintable(part) || invalid(name, 422, "text-unprintable") ? Optional.of(part) : Optional.empty();
    }

    /** Reads a list of whatever there is, as {@link #part} does. */
    Optional<JsonNode> list(String name) {
        return object.path(name).isArray() ? part(name) : wrongType(name, "[…]");
    }

    private static boolean isPrintable(JsonNode part) {
        return isPrintable(part.asText())
                && part.properties().stream().map(Map.Entry::getKey).allMatch(JsonBody::isPrintable)
                && StreamSupport.stream(part.spliterator(), false).allMatch(JsonBody::isPrintable);
    }

    private static boolean isPrintable(String text) {
        return Text.faultOf(text) != Text.Fault.UNPRINTABLE;
    }

    /**
     * Whether a text is readable. That is judged here and not by {@link Text}: a journal may hold texts that none may
     * post now.
     */
    private boolean isReadable(String name, String text) {
        return switch (ReadableText.faultOf(text)) {
            case NONE -> true;
            case BLANK -> invalid(name, 422, "text-blank");
            case SIGNS -> invalid(name, 422, "text-signs");
            case REORDERS -> invalid(name, 422, "text-reorders");
            case MARKS -> invalid(name, 422, "text-marks");
        };
    }

    <T> Optional<T> word(String name, Map<String, T> words) {
        Optional<T> value = Optional.ofNullable(words.get(object.path(name).asText()));
        return value.isPresent()
                ? value
                : wrongType(
                        name, String.join(", ", words.keySet().stream().sorted().toList()));
    }

    /** Reads a member that says something by being there: its only value is {@code true}. */
    Optional<Boolean> onlyTrue(String name) {
        return object.path(name).isBoolean() && object.path(name).booleanValue()
                ? Optional.of(true)
                : wrongType(name, "true");
    }

    Optional<Boolean> flag(String name) {
        return object.path(name).isBoolean()
                ? Optional.of(object.path(name).booleanValue())
                : wrongType(name, "true, false");
    }

    Optional<Integer> count(String name, int most) {
        return number(name, 0, most);
    }

    /** Reads a whole number however it is written: 12, 12.0 and 1.2e1 are the same (JSON Schema, "integer"). */
    Optional<Integer> number(String name, int least, int most) {
        JsonNode value = object.path(name);
        if (!value.isNumber() || !isWhole(value.decimalValue())) {
            return wrongType(name, "1, 2, 3 …");
        }
        BigDecimal number = value.decimalValue();
        if (number.compareTo(BigDecimal.valueOf(least)) < 0 || number.compareTo(BigDecimal.valueOf(most)) > 0) {
            addFault(name, 422, "out-of-range", Map.of("least", least, "most", most));
            return Optional.empty();
        }
        return Optional.of(number.intValueExact());
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }
}
