package carillon.settings;

import carillon.http.TrustedProxies;
import carillon.http.pages.PublicUrl;
import java.util.Optional;
import java.util.function.Consumer;

/** The address to listen on where none is given. */
final class ListenAddress {
    private static final String EVERY = "0.0.0.0";
    private static final String LOOPBACK = "127.0.0.1";

    private ListenAddress() {}

    /**
     * Chooses it. Where all clients come through a proxy on this machine, nobody needs to reach the server past it. Carillon has no TLS,
     * so a public address with https is that of a proxy; so is a trusted proxy. One on another machine must reach this server.
     *
     * @param notes gets a sentence where it is not every address
     */
    static String usual(Optional<PublicUrl> publicUrl, TrustedProxies proxies, Consumer<String> notes) {
        boolean isBehindProxy = publicUrl.filter(PublicUrl::isEncrypted).isPresent()
                || !proxies.named().isEmpty();
        boolean isFromElsewhere =
                proxies.named().stream().anyMatch(network -> !network.address().isLoopbackAddress());
        if (!isBehindProxy || isFromElsewhere) {
            return EVERY;
        }
        notes.accept("It listens on " + LOOPBACK + ", since a proxy is named and none on another machine: write --host "
                + EVERY + ", or “host” in the settings, to listen on every address.");
        return LOOPBACK;
    }
}
