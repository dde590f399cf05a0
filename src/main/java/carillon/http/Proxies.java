package carillon.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/**
 * Those whose {@code X-Forwarded-For} is believed: this machine, and what the settings name.
 *
 * @param named addresses and networks
 */
public record Proxies(List<Network> named) {
    /** What to write in the settings. */
    public static final String FORM = "addresses and networks, such as 192.0.2.7, 10.0.0.0/8";

    /** This machine alone. */
    public static final Proxies NONE_NAMED = new Proxies(List.of());

    public Proxies {
        named = List.copyOf(named);
    }

    /**
     * Reads addresses and networks, with commas between them.
     *
     * @throws IllegalArgumentException where one is neither
     */
    public static Proxies parse(String text) {
        List<Network> networks = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            networks.add(Network.parse(part.strip()));
        }
        return new Proxies(networks);
    }

    boolean believes(InetAddress address) {
        return address.isLoopbackAddress() || names(address);
    }

    boolean names(InetAddress address) {
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
