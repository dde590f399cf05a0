package carillon.bench;

import java.util.Optional;

/** What is spoken over a server's WebSocket, besides the messages themselves. */
enum Dialect {
    /** Carillon greets everyone. */
    CARILLON {
        @Override
        boolean joinedBy(Message message) {
            return message.beginsWith("{\"type\":\"hello\"");
        }
    },

    /** Nothing is said; who is connected hears. */
    PLAIN {
        @Override
        boolean joinedBy(Message message) {
            return false;
        }

        @Override
        boolean joinsAtOnce() {
            return true;
        }
    },

    /** The event bus bridge of Vert.x sends what is published at an address to those who have registered for it. */
    SOCK_JS_BRIDGE {
        @Override
        Optional<String> greeting() {
            return Optional.of("{\"type\":\"register\",\"address\":\"" + SockJsBridge.ADDRESS + "\"}");
        }

        @Override
        boolean joinedBy(Message message) {
            return false;
        }

        @Override
        boolean joinsAtOnce() {
            return true;
        }
    },

    /** Socket.IO 5 over Engine.IO 4: an opened transport is joined to the namespace, and each ping wants a pong. */
    SOCKET_IO {
        @Override
        Optional<String> answer(Message message) {
            if (message.beginsWith("0{")) {
                return Optional.of("40");
            }
            return message.is("2") ? Optional.of("3") : Optional.empty();
        }

        @Override
        boolean joinedBy(Message message) {
            return message.beginsWith("40");
        }
    };

    /** What a watcher says first. */
    Optional<String> greeting() {
        return Optional.empty();
    }

    /** What a message must be answered with. */
    Optional<String> answer(Message message) {
        return Optional.empty();
    }

    /** Whether this message says that from now on the watcher hears everything. */
    abstract boolean joinedBy(Message message);

    /** Whether no message says so. */
    boolean joinsAtOnce() {
        return false;
    }
}
