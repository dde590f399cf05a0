package carillon.feed;

import carillon.wire.LoopStep;
import carillon.wire.OutboundBytes;
import io.netty.channel.Channel;
import io.vertx.core.Context;

/** A watcher over a WebSocket. What it is told is a whole frame already, which all who are told the same share. */
final class WebSocketWatcher extends Watcher implements WebSocketChannel.Listener {
    private final WebSocketChannel channel;
    private final Context loop;
    private final Watchers watchers;
    private final StallDetector stall = new StallDetector();
    private int unanswered;

    /** A socket whose handshake has just been done, on the loop of those watchers. */
    WebSocketWatcher(Channel socket, Context loop, Watchers watchers) {
        this.loop = loop;
        this.watchers = watchers;
        this.channel = WebSocketChannel.takeOver(socket, this, System::nanoTime);
    }

    /** Hears what comes from here on, and what has come since the handshake. */
    void open() {
        channel.open();
    }

    @Override
    public void said(String text) {
        LoopStep.runNow(loop, () -> watchers.hear(this, text));
    }

    @Override
    public void drained() {
        LoopStep.runNow(loop, () -> watchers.catchUp(this));
    }

    @Override
    public void gone() {
        LoopStep.runNow(loop, () -> watchers.leave(this));
    }

    @Override
    void send(EncodedMessage told) {
        channel.write(told.webSocketFrame());
    }

    @Override
    boolean isFull() {
        return channel.isFull();
    }

    @Override
    public void answered() {
        unanswered = 0;
    }

    /** A full channel takes no ping; it shows that somebody reads by getting emptier. */
    @Override
    void beat() {
        if (channel.isFull()) {
            if (stall.look(OutboundBytes.waiting(channel.channel())) >= MAX_MISSED) {
                cut();
            }
            return;
        }
        stall.over();
        if (unanswered >= MAX_MISSED) {
            channel.close(WebSocketChannel.POLICY, "no answer to two pings");
        } else {
            unanswered++;
            channel.ping();
        }
    }

    @Override
    void end(CloseReason leave) {
        channel.close(leave.closeCode(), leave.word());
    }

    @Override
    void cut() {
        channel.cut();
    }

    /** It has said what it must not. */
    void refuse(short code, String reason) {
        channel.refuse(code, reason);
    }
}
