package carillon.http;

import carillon.wire.AcceptPolicy;
import carillon.wire.ClearTextUpgrade;
import carillon.wire.PipelinePacer;
import carillon.wire.ServerTransport;
import carillon.wire.StrictRequests;
import io.netty.channel.Channel;
import io.vertx.core.Vertx;

/**
 * Admits each connection within {@link ConnectionLimits}, and adds the handlers that watch it from its first byte on.
 */
public final class ConnectionAcceptor implements AcceptPolicy {
    private final ConnectionLimits limits;

    private ConnectionAcceptor(ConnectionLimits limits) {
        this.limits = limits;
    }

    /** Builds a Vert.x whose servers take connections within these limits. */
    public static Vertx vertx(ConnectionLimits limits) {
        return ServerTransport.vertx(new ConnectionAcceptor(limits));
    }

    @Override
    public boolean hasRoom() {
        return limits.hasRoom();
    }

    @Override
    public boolean accept(Channel connection) {
        ConnectionLimits.Admission admission = limits.admit(connection);
        if (admission == ConnectionLimits.Admission.CLOSED) {
            return false;
        }
        boolean isTurnedAway = admission == ConnectionLimits.Admission.TURNED_AWAY;
        connection.pipeline().addLast(new ConnectionGuard(limits.requestMillis(), isTurnedAway));
        PipelinePacer.pace(connection);
        ClearTextUpgrade.ignore(connection, pipeline -> StrictRequests.require(pipeline, new StrictFraming()));
        return true;
    }
}
