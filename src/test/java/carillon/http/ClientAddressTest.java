package carillon.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which address a request counts for. */
class ClientAddressTest {
    private static final TrustedProxies PROXIES = TrustedProxies.parse("192.0.2.7, 10.0.0.0/8, 2001:db8:77::/48");

    @ParameterizedTest(name = "{0} with “{1}” counts for {2}")
    @CsvSource({
        "203.0.113.5,         ,                             203.0.113.5",
        "203.0.113.5,         '198.51.100.1',               203.0.113.5",
        "2001:db8:1:2:3::4,   ,                             2001:db8:1:2::/64",
        "2001:db8:1:2:9::9,   ,                             2001:db8:1:2::/64",
        "::ffff:203.0.113.5,  ,                             203.0.113.5",
        "127.0.0.1,           ,                             ",
        "::1,                 ,                             ",
        "127.0.0.1,           '198.51.100.1',               198.51.100.1",
        "::1,                 '9.9.9.9, 198.51.100.1',      198.51.100.1",
        "127.0.0.1,           '198.51.100.1:4711',          198.51.100.1",
        "127.0.0.1,           '[2001:db8::9]:80',           2001:db8:0:0::/64",
        "127.0.0.1,           'fe80::1%eth0',               fe80:0:0:0::/64",
        "127.0.0.1,           '127.0.0.1',                  ",
        "127.0.0.1,           'localhost',                  ",
        "127.0.0.1,           '198.51.100.1, 10.2.3.4',     198.51.100.1",
        "192.0.2.7,           '198.51.100.1',               198.51.100.1",
        "192.0.2.7,           '10.0.0.1, 10.2.3.4',         ",
        "192.0.2.7,           ,                             ",
        "10.255.0.1,          '198.51.100.1',               198.51.100.1",
        "11.0.0.1,            '198.51.100.1',               11.0.0.1",
        "2001:db8:77:1::1,    '198.51.100.1',               198.51.100.1",
        "2001:db8:78:1::1,    '198.51.100.1',               2001:db8:78:1::/64",
    })
    void aRequestCountsForWhoeverTheLastBelievedProxySaw(String peer, String forwardedFor, String counted) {
        assertThat(ClientAddress.of(request(peer, forwardedFor), PROXIES).map(ClientAddress::text))
                .isEqualTo(Optional.ofNullable(counted));
    }

    private static HttpServerRequest request(String peer, String forwardedFor) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        if (forwardedFor != null) {
            headers.add("X-Forwarded-For", forwardedFor);
        }
        return (HttpServerRequest) Proxy.newProxyInstance(
                ClientAddressTest.class.getClassLoader(),
                new Class<?>[] {HttpServerRequest.class},
                (_, method, arguments) -> switch (method.getName()) {
                    case "remoteAddress" -> SocketAddress.inetSocketAddress(4711, peer);
                    case "headers" -> headers;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
