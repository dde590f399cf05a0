package carillon;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OtherMachinesTest {
    @Test
    void addressesThatNoOtherMachineReachesAreLeftOutAndThoseOfPhonesComeFirst() {
        assertThat(OtherMachines.hosts(Stream.of("127.0.0.1", "fe80::1", "2001:db8::7", "192.0.2.7", "169.254.1.1")
                        .map(InetAddress::ofLiteral)))
                .containsExactly("192.0.2.7", "[2001:db8:0:0:0:0:0:7]");
    }
}
