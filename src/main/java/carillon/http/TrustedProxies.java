package carillon.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * The proxies whose {@code X-Forwarded-For} is trusted: this machine, and those in the settings.
 *
 * @param named addresses and networks
 */
public record TrustedProxies(List<Network> named) {
    /** The form of the settings. */
    public static final String FORM = "addresses and networks, such as 192.0.2.7, 10.0.0.0/8";

    /** This machine alone. */
    public static final TrustedProxies NONE_NAMED = new TrustedProxies(List.of());

    public TrustedProxies {
        named = List.copyOf(named);
    }

    /**
     * Reads addresses and networks, with commas between them.
     *
     * @throws IllegalArgumentException where one is neither
     */
    public static TrustedProxies parse(String text) {
        List<Network> networks = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            networks.add(Network.parse(part.strip()));
        }
        return new TrustedProxies(networks);
    }

    boolean trusts(InetAddress address) {
        return address.isLoopbackAddress() || includes(address);
    }

    boolean includes(InetAddress address) {
        return named.stream().anyMatch(network -> network.contains(address));
    }

    /**
     * All addresses that begin with the same bits.
     *
     * @param bits how many
     */
    public record Network(InetAddress address, int bits) {
        public Network {
            if (bits < 0 || bits > address.getAddress().length * Byte.SIZE) {
                throw new IllegalArgumentException(address + "/" + bits);
            }
        }

        static Network parse(String text) {
            int slash = text.indexOf('/');
            InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
            int bits =
                    slash < 0 ? address.getAddress().length * Byte.SIZE : Integer.parseInt(text.substring(slash + 1));
            return new Network(address, bits);
        }

        boolean contains(InetAddress other) {
            byte[] mine = address.getAddress();
            byte[] theirs = other.getAddress();
            if (mine.length != theirs.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
                if (((mine[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }
}
