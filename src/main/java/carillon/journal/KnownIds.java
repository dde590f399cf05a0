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

/** Reads the ids that an edition has a handful of, and a journal a million times: each is one object, whoever names it. */
final class KnownIds extends SimpleModule {
    private static final long serialVersionUID = 1;

    /** A journal may name others, which an edition had once; of these, too many to keep are made anew each time. */
    private static final int MOST = 10_000;

    KnownIds() {
        addDeserializer(CityId.class, new Known<>(CityId.class, CityId::new));
        addDeserializer(SlotId.class, new Known<>(SlotId.class, SlotId::new));
        addDeserializer(MilestoneId.class, new Known<>(MilestoneId.class, MilestoneId::new));
    }

    private static final class Known<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1;

        private final transient Function<String, T> made;
        private final transient Map<String, T> known = new ConcurrentHashMap<>();

        Known(Class<T> type, Function<String, T> made) {
            super(type);
            this.made = made;
        }

        @Override
        public @Nullable T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return handledType().cast(context.handleUnexpectedToken(handledType(), parser));
            }
            String value = parser.getText();
            T id = known.get(value);
            return id == null ? remembered(value, context) : id;
        }

        private T remembered(String value, DeserializationContext context) throws IOException {
            try {
                T id = made.apply(value);
                if (known.size() < MOST) {
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
