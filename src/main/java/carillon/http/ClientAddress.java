package carillon.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The network address that a limit counts by: an IPv4 address, or the /64 of an IPv6 address, which is what one
 * household or one hall has.
 *
 * @param text as a log shows it: {@code 192.0.2.1}, or {@code 2001:db8:0:1::/64}
 */
public record ClientAddress(String text) {
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final int IPV6_BYTES = 16;
    private static final int PREFIX_BYTES = 8;

    /** Makes the address that counts for an address of the network. */
    public static ClientAddress of(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length < IPV6_BYTES) {
            return new ClientAddress(address.getHostAddress());
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < PREFIX_BYTES; i += 2) {
            text.append(Integer.toHexString((bytes[i] & 0xff) << Byte.SIZE | (bytes[i + 1] & 0xff)))
                    .append(':');
        }
        return new ClientAddress(text.append(":/64").toString());
    }

    /**
     * Finds the address of the client that opened a connection.
     *
     * @return absent for this machine and for a proxy: no limit counts them
     */
    static Optional<ClientAddress> of(java.net.@Nullable SocketAddress peer, TrustedProxies proxies) {
        return peer instanceof InetSocketAddress inet && inet.getAddress() != null && !proxies.trusts(inet.getAddress())
                ? Optional.of(of(inet.getAddress()))
                : Optional.empty();
    }

    /**
     * Finds the address of the client for which a proxy forwards a request.
     *
     * @return absent where no proxy forwards it
     */
    static Optional<ClientAddress> behindProxy(HttpServerRequest request, TrustedProxies proxies) {
        @Nullable SocketAddress remote = request.remoteAddress();
        return remote != null
                        && parse(remote.hostAddress()).filter(proxies::trusts).isPresent()
                ? of(request, proxies)
                : Optional.empty();
    }

    /**
     * Finds the address of the client that makes a request. A forwarded request counts for the client that the proxy
     * names last in {@code X-Forwarded-For}, which the proxy itself saw; entries ahead of that are the client's own
     * word. Only this machine and the proxies in the settings are trusted.
     *
     * @return absent for this machine and for a proxy where they make requests of their own: no limit counts them
     */
    public static Optional<ClientAddress> of(HttpServerRequest request, TrustedProxies proxies) {
        @Nullable SocketAddress remote = request.remoteAddress();
        Optional<InetAddress> peer = remote == null ? Optional.empty() : parse(remote.hostAddress());
        return peer.filter(proxies::trusts).isPresent()
                ? forwardedFor(request, proxies)
                        .filter(client -> !client.isLoopbackAddress())
                        .map(ClientAddress::of)
                : peer.map(ClientAddress::of);
    }

    private static Optional<InetAddress> forwardedFor(HttpServerRequest request, TrustedProxies proxies) {
        List<String> entries = request.headers().getAll(FORWARDED_FOR).stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .toList();
        // A proxy behind another names that one last: the first from the end that is no proxy of ours is the client.
        for (String entry : entries.reversed()) {
            Optional<InetAddress> address = parse(entry.strip());
            if (address.isEmpty() || !proxies.includes(address.get())) {
                return address;
            }
        }
        return Optional.empty();
    }

    /** Reads an address as it is written, also with a port or a zone; never asks a name server. */
    private static Optional<InetAddress> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String bare = text;
        if (bare.startsWith("[")) {
            bare = bare.substring(1, Math.max(1, bare.indexOf(']')));
        } else if (bare.indexOf(':') >= 0 && bare.indexOf(':') == bare.lastIndexOf(':')) {
            bare = bare.substring(0, bare.indexOf(':'));
        }
        int zone = bare.indexOf('%');
        try {
            return Optional.of(InetAddress.ofLiteral(zone < 0 ? bare : bare.substring(0, zone)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
