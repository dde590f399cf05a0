package carillon.feed;

import carillon.edition.EditionId;
import carillon.journal.FailureCause;
import carillon.log.RateLimitedLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.MessageCodec;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The typed event bus inside a node. Messages are immutable objects and are passed as they are; they never leave the
 * node.
 */
public final class Bus {
    private static final String CODEC = "carillon";
    private static final DeliveryOptions LOCAL =
            new DeliveryOptions().setLocalOnly(true).setCodecName(CODEC);

    private final Vertx vertx;
    private final FeedMeasures measures;
    /** Stands behind each address: it keeps the editions of one node apart. */
    private final String scope;

    private final RateLimitedLog thrown = new RateLimitedLog(System.getLogger(Bus.class.getName()));

    /** Makes the bus of a Vert.x that has none yet, with measures that are not read. */
    public Bus(Vertx vertx) {
        this(vertx, new FeedMeasures(new SimpleMeterRegistry()));
    }

    /** Makes the bus of a Vert.x that has none yet. */
    public Bus(Vertx vertx, FeedMeasures measures) {
        this(vertx, measures, "");
        vertx.eventBus().registerCodec(new ByReference());
    }

    private Bus(Vertx vertx, FeedMeasures measures, String scope) {
        this.vertx = vertx;
        this.measures = measures;
        this.scope = scope;
    }

    /**
     * Returns the bus of one edition: the same, under addresses of its own.
     *
     * @param itsMeasures are shared by all who use that bus
     */
    public Bus of(EditionId edition, FeedMeasures itsMeasures) {
        return new Bus(vertx, itsMeasures, "/" + edition);
    }

    /** Returns the measures that all users of this bus share. */
    public FeedMeasures measures() {
        return measures;
    }

    /**
     * The address of a question that one verticle answers.
     *
     * @param <Q> what is asked
     * @param <A> what is answered
     */
    public record Question<Q, A>(String address, Class<Q> asked, Class<A> answered) {}

    /**
     * The address of messages to all subscribers on this node.
     *
     * @param <T> what is published
     */
    public record Topic<T>(String address, Class<T> published) {}

    /** Asks; fails where no verticle answers. */
    public <Q, A> Future<A> ask(Question<Q, A> question, Q content) {
        Asked<Q, A> asked = new Asked<>(content, vertx.getOrCreateContext(), Promise.promise());
        vertx.eventBus()
                .<Asked<Q, A>>sender(question.address() + scope, LOCAL)
                .write(asked)
                .onFailure(failure -> asked.complete(null, failure));
        return asked.answer().future();
    }

    /** Answers from here on, on the caller's event loop. An exception is the answer to the question. */
    <Q, A> MessageConsumer<?> answer(Question<Q, A> question, Function<Q, Future<A>> answer) {
        return vertx.eventBus().<Asked<Q, A>>localConsumer(question.address() + scope, message -> {
            Asked<Q, A> asked = message.body();
            Future<A> answered;
            try {
                answered = answer.apply(asked.content());
            } catch (RuntimeException e) {
                answered = Future.failedFuture(e);
            } catch (Error e) {
                asked.complete(null, e);
                throw e;
            }
            answered.onComplete(asked::complete);
        });
    }

    /**
     * A question under way. Its answer goes straight back to the asking context: a reply of the bus would be given an
     * address and a timer, for each of thousands of posts in a second.
     */
    private record Asked<Q, A>(Q content, Context asker, Promise<A> answer) {
        void complete(@Nullable A content, @Nullable Throwable failure) {
            asker.runOnContext(_ -> answer.complete(content, failure));
        }
    }

    <T> void publish(Topic<T> topic, T content) {
        vertx.eventBus().publish(topic.address() + scope, content, LOCAL);
    }

    /**
     * Subscribes, on the caller's event loop. A listener that throws gets the next message all the same, and so do the
     * others.
     */
    public <T> MessageConsumer<T> subscribe(Topic<T> topic, Consumer<T> listener) {
        return vertx.eventBus().localConsumer(topic.address() + scope, message -> {
            try {
                listener.accept(message.body());
            } catch (RuntimeException e) {
                measures.failed(FailureCause.BUG);
                thrown.error("a listener at " + topic.address() + " failed, which is a bug", e);
            }
        });
    }

    /** Hands the message over as it is, without encoding it. */
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
