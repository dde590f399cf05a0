package carillon.feed;

import io.netty.channel.Channel;
import io.vertx.core.Context;

/** A watcher over a WebSocket. What it is told is a whole frame already, which all who are told the same share. */
final class WebSocketWatcher extends Watcher implements WebSocketChannel.Listener {
    private static final short POLICY = 1008;

    private final WebSocketChannel channel;
    private final Context loop;
    private final Watchers watchers;
    private final Stall stall = new Stall();
    private int unanswered;

    /** A socket whose handshake has just been done, on the loop of those watchers. */
    WebSocketWatcher(Channel socket, Context loop, Watchers watchers) {
        this.loop = loop;
        this.watchers = watchers;
        this.channel = WebSocketChannel.takeOver(socket, this);
    }

    @Override
    public void said(String text) {
        loop.runOnContext(unused -> watchers.hear(this, text));
    }

    @Override
    public void drained() {
        loop.runOnContext(unused -> watchers.catchUp(this));
    }

    @Override
    public void gone() {
        loop.runOnContext(unused -> watchers.leave(this));
    }

    @Override
    void send(Told told) {
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
            if (stall.look(channel.channel()) >= MAX_MISSED) {
                channel.cut();
            }
            return;
        }
        stall.over();
        if (unanswered >= MAX_MISSED) {
            channel.close(POLICY, "no answer to two pings");
        } else {
            unanswered++;
            channel.ping();
        }
    }

    @Override
    void end(Leave leave) {
        channel.close(leave.closeCode(), leave.word());
    }

    void close(short code, String reason) {
        channel.close(code, reason);
    }
}
