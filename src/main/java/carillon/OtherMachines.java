package carillon;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The addresses of this machine that other machines may reach: “localhost” helps nobody who started a server far away. */
final class OtherMachines {
    /** As many as a person looks through. */
    private static final int MOST = 3;

    /** Networks inside of this machine, between containers. */
    private static final Pattern INNER = Pattern.compile("(docker|veth|br-|virbr|lxc|cni|podman|flannel).*");

    private OtherMachines() {}

    /** Finds them, those of IPv4 first, as they are written in links; none where the system does not tell. */
    static List<String> addresses() {
        try {
            return hosts(NetworkInterface.networkInterfaces()
                    .filter(OtherMachines::isUsed)
                    .flatMap(NetworkInterface::inetAddresses));
        } catch (SocketException e) {
            return List.of();
        }
    }

    private static boolean isUsed(NetworkInterface network) {
        try {
            return network.isUp() && !INNER.matcher(network.getName()).matches();
        } catch (SocketException e) {
            return false;
        }
    }

    /** Chooses those that other machines can use, and writes them as the host of a link. */
    static List<String> hosts(Stream<InetAddress> addresses) {
        List<InetAddress> used = addresses
                .filter(address -> !address.isLoopbackAddress()
                        && !address.isLinkLocalAddress()
                        && !address.isAnyLocalAddress()
                        && !address.isMulticastAddress())
                .toList();
        return Stream.concat(
                        used.stream().filter(Inet4Address.class::isInstance),
                        used.stream().filter(address -> !(address instanceof Inet4Address)))
                .map(InetAddress::getHostAddress)
                .map(text -> text.contains(":") ? "[" + text.replaceFirst("%.*", "") + "]" : text)
                .distinct()
                .limit(MOST)
                .toList();
    }
}
