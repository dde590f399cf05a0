package carillon.feed;

import carillon.wire.LoopStep;
import carillon.wire.OutboundBytes;
import io.netty.channel.Channel;
import io.vertx.core.Context;

/**
 * A watcher over a WebSocket. Each message is encoded as a whole frame already, which all who get the same message
 * share.
 */
final class WebSocketWatcher extends Watcher implements WebSocketChannel.Listener {
    private final WebSocketChannel channel;
    private final Context loop;
    private final Watchers watchers;
    private final StallDetector stall = new StallDetector();
    private int unansweredPings;

    /** Takes over a socket whose handshake has just been done, on the loop of those watchers. */
    WebSocketWatcher(Channel socket, Context loop, Watchers watchers) {
        this.loop = loop;
        this.watchers = watchers;
        this.channel = WebSocketChannel.takeOver(socket, this, System::nanoTime);
    }

    /** Receives messages from here on, those included that have come since the handshake. */
    void open() {
        channel.open();
    }

    @Override
    public void onMessage(String text) {
        LoopStep.runNow(loop, () -> watchers.onMessage(this, text));
    }

    @Override
    public void onDrained() {
        LoopStep.runNow(loop, () -> watchers.catchUp(this));
    }

    @Override
    public void onClosed() {
        LoopStep.runNow(loop, () -> watchers.remove(this));
    }

    @Override
    public void onPong() {
        unansweredPings = 0;
    }

    @Override
    void send(EncodedMessage message) {
        channel.write(message.webSocketFrame());
    }

    @Override
    boolean isFull() {
        return channel.isFull();
    }

    /** A full channel takes no ping; that it gets emptier shows that the other side reads. */
    @Override
    void beat() {
        if (channel.isFull()) {
            if (stall.look(OutboundBytes.waiting(channel.channel())) >= MAX_MISSED) {
                cut();
            }
            return;
        }
        stall.reset();
        if (unansweredPings >= MAX_MISSED) {
            channel.close(WebSocketChannel.POLICY, "no answer to two pings");
        } else {
            unansweredPings++;
            channel.ping();
        }
    }

    @Override
    void end(CloseReason reason) {
        channel.close(reason.closeCode(), reason.word());
    }

    @Override
    void cut() {
        channel.cut();
    }

    /** Closes the socket because of a message that breaks the protocol. */
    void refuse(short code, String reason) {
        channel.refuse(code, reason);
    }
}
