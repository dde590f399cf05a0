package carillon.feed;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.MessageCodec;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The event bus inside a node, typed. Messages are immutable objects and are passed as they are; they never leave the node.
 */
public final class Bus {
    private static final String CODEC = "carillon";
    private static final DeliveryOptions LOCAL =
            new DeliveryOptions().setLocalOnly(true).setCodecName(CODEC);

    private final Vertx vertx;

    /** The bus of a Vert.x that has none yet. */
    public Bus(Vertx vertx) {
        this.vertx = vertx;
        vertx.eventBus().registerCodec(new ByReference());
    }

    /**
     * A question that one verticle answers.
     *
     * @param <Q> what is asked
     * @param <A> what is answered
     */
    public record Question<Q, A>(String address, Class<Q> asked, Class<A> answered) {}

    /**
     * News for all who listen on this node.
     *
     * @param <T> what is told
     */
    public record Topic<T>(String address, Class<T> told) {}

    /** Asks; fails where nobody answers in time. */
    public <Q, A> Future<A> ask(Question<Q, A> question, Q content) {
        return vertx.eventBus()
                .request(question.address(), content, LOCAL)
                .map(message -> question.answered().cast(message.body()));
    }

    <Q, A> MessageConsumer<Q> answer(Question<Q, A> question, Function<Q, Future<A>> answer) {
        return vertx.eventBus()
                .localConsumer(
                        question.address(),
                        message -> answer.apply(message.body())
                                .onSuccess(content -> message.reply(content, LOCAL))
                                .onFailure(failure -> message.fail(0, failure.toString())));
    }

    <T> void tell(Topic<T> topic, T content) {
        vertx.eventBus().publish(topic.address(), content, LOCAL);
    }

    /** Listens, on the caller's event loop. */
    public <T> MessageConsumer<T> hear(Topic<T> topic, Consumer<T> listener) {
        return vertx.eventBus().localConsumer(topic.address(), message -> listener.accept(message.body()));
    }

    /** Nothing is encoded: the message is handed over as it is. */
    private static final class ByReference implements MessageCodec<Object, Object> {
        @Override
        public void encodeToWire(Buffer buffer, Object message) {
            throw new UnsupportedOperationException("messages stay within the node");
        }

        @Override
        public Object decodeFromWire(int position, Buffer buffer) {
            throw new UnsupportedOperationException("messages stay within the node");
        }

        @Override
        public Object transform(Object message) {
            return message;
        }

        @Override
        public String name() {
            return CODEC;
        }

        @Override
        public byte systemCodecID() {
            return -1;
        }
    }
}
