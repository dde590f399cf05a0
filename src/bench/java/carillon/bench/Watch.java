package carillon.bench;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.parsetools.RecordParser;
import java.util.function.LongConsumer;

/** A way to watch a timeline. */
enum Watch {
    WEB_SOCKET("WebSocket") {
        @Override
        Future<?> open(Client client, Subject subject, LongConsumer seen) {
            return client.webSockets()
                    .connect(subject.port(), "localhost", subject.inEdition("/feed"))
                    .onSuccess(socket -> socket.textMessageHandler(text -> seen.accept(Marks.highestIn(text))));
        }
    },

    EVENT_STREAM("Server-Sent Events") {
        @Override
        Future<?> open(Client client, Subject subject, LongConsumer seen) {
            return client.http()
                    .request(HttpMethod.GET, subject.port(), "localhost", subject.inEdition("/feed"))
                    .compose(request -> request.putHeader("Accept", "text/event-stream")
                            .send()
                            .onSuccess(response -> response.handler(RecordParser.newDelimited(
                                    "\n\n", event -> seen.accept(Marks.highestIn(event.toString()))))));
        }
    };

    private final String transport;

    Watch(String transport) {
        this.transport = transport;
    }

    /**
     * Starts to watch.
     *
     * @param seen is told the highest mark of every message, as soon as the message is there
     * @return succeeds once connected
     */
    abstract Future<?> open(Client client, Subject subject, LongConsumer seen);

    @Override
    public String toString() {
        return transport;
    }
}
