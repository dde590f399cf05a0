package carillon.journal;

import carillon.edition.CityId;
import carillon.edition.MilestoneId;
import carillon.edition.SlotId;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads ids of cities, slots and milestones as shared objects: an edition has few of them, and a journal names them a million times. */
final class KnownIds extends SimpleModule {
    private static final long serialVersionUID = 1;

    /** The most shared objects of a type. A journal may name more, which the edition had once; those are created each time. */
    private static final int MAX_KNOWN = 10_000;

    KnownIds() {
        addDeserializer(CityId.class, new SharedIdReader<>(CityId.class, CityId::new));
        addDeserializer(SlotId.class, new SharedIdReader<>(SlotId.class, SlotId::new));
        addDeserializer(MilestoneId.class, new SharedIdReader<>(MilestoneId.class, MilestoneId::new));
    }

    private static final class SharedIdReader<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1;

        private final transient Function<String, T> constructor;
        private final transient Map<String, T> known = new ConcurrentHashMap<>();

        SharedIdReader(Class<T> type, Function<String, T> constructor) {
            super(type);
            this.constructor = constructor;
        }

        @Override
        public @Nullable T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return handledType().cast(context.handleUnexpectedToken(handledType(), parser));
            }
            String value = parser.getText();
            T id = known.get(value);
            return id == null ? create(value, context) : id;
        }

        private T create(String value, DeserializationContext context) throws IOException {
            try {
                T id = constructor.apply(value);
                if (known.size() < MAX_KNOWN) {
                    known.put(value, id);
                }
                return id;
            } catch (IllegalArgumentException e) {
                throw context.weirdStringException(value, handledType(), String.valueOf(e.getMessage()));
            }
        }

        @Override
        @SuppressWarnings("unchecked")
        public Class<T> handledType() {
            return (Class<T>) super.handledType();
        }
    }
}
