package carillon.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import carillon.http.pages.PublicUrl;
import carillon.support.Command;
import carillon.trust.TrustedAuthorities;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor finds on the way from the public address, where a proxy does not do all it should. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicChecksTest {
    private static final char[] PASSWORD = "of-the-test".toCharArray();
    private static final InstantSource WORLD = InstantSource.system();
    private static final String NO_EDITIONS = "{\"editions\":[]}";

    private Path directory;
    private SSLContext trusted;

    @BeforeAll
    void beAnAuthority(@TempDir Path temporary) throws Exception {
        directory = temporary;
        Path authority = make("authority", "CN=Authority", "-ext", "bc:c");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("authority", read(authority).getCertificate("authority"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        trusted = SSLContext.getInstance("TLS");
        trusted.init(null, trust.getTrustManagers(), null);
    }

    /** Makes a key with a certificate, in a store of its own. */
    private Path make(String name, String subject, String... more) throws Exception {
        Path store = directory.resolve(name);
        if (Files.exists(directory.resolve("authority"))) {
            Files.copy(directory.resolve("authority"), store);
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                store.toString(),
                "-alias",
                name,
                "-dname",
                subject));
        command.addAll(List.of(more));
        Command.run(command);
        return store;
    }

    private Path signed(String name, String... more) throws Exception {
        List<String> all = new ArrayList<>(List.of("-signer", "authority"));
        all.addAll(List.of(more));
        Path store = make(name, "CN=" + name, all.toArray(String[]::new));
        KeyStore alone = read(store);
        alone.deleteEntry("authority");
        try (var out = Files.newOutputStream(store)) {
            alone.store(out, PASSWORD);
        }
        return store;
    }

    private static KeyStore read(Path file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }

    /** Serves with a certificate, and returns what the doctor finds there. */
    private List<Finding> found(Path store, InstantSource world, SSLContext authorities) throws Exception {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(read(store), PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return found(server, "https", NO_EDITIONS, world, authorities);
    }

    private static List<Finding> found(
            HttpServer server, String scheme, String body, InstantSource world, SSLContext authorities) {
        server.createContext("/", exchange -> answer(exchange, body));
        server.start();
        try {
            PublicUrl url = PublicUrl.parse(
                    scheme + "://localhost:" + server.getAddress().getPort());
            return PublicChecks.of(url, world, authorities);
        } finally {
            server.stop(0);
        }
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Finding of(String check, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.check().equals(check))
                .findFirst()
                .orElseThrow(() -> new AssertionError(findings));
    }

    private static void assertWrong(List<Finding> findings, String check, String... words) {
        Finding finding = of(check, findings);
        assertThat(finding.verdict()).as(finding.sentence()).isEqualTo(Finding.Verdict.WRONG);
        assertThat(finding.sentence()).contains(words).doesNotContain("Exception", "PKIX");
    }

    @Test
    void aCertificateIsGoodUntilItSoonEnds() throws Exception {
        Path good = signed("good", "-ext", "san=dns:localhost", "-validity", "60");

        assertThat(of("tls", found(good, WORLD, trusted)).verdict()).isEqualTo(Finding.Verdict.GOOD);
        InstantSource weeksLater = () -> WORLD.instant().plus(Duration.ofDays(50));
        assertThat(of("tls", found(good, weeksLater, trusted)).verdict()).isEqualTo(Finding.Verdict.LOOK);
    }

    @Test
    void anUnknownAuthorityIsToldHowToBecomeKnownAndTheRestIsChecked() throws Exception {
        Path own = signed("own", "-ext", "san=dns:localhost");
        List<Finding> findings = found(own, WORLD, SSLContext.getDefault());

        assertWrong(findings, "tls", "from nobody whom this machine trusts", "authority", "update-ca-certificates");
        assertThat(findings)
                .extracting(Finding::check)
                .containsExactly("tls", "public", "clock", "proxy host", "proxy scheme", "websocket");
    }

    @Test
    void anAuthorityThatTheMachineKnowsIsAsGoodAsOneOfJava() throws Exception {
        Path known = signed("known", "-ext", "san=dns:localhost");
        Path bundle = Files.writeString(
                directory.resolve("ca-certificates.crt"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder()
                                .encodeToString(read(directory.resolve("authority"))
                                        .getCertificate("authority")
                                        .getEncoded())
                        + "\n-----END CERTIFICATE-----\n");

        assertThat(of("tls", found(known, WORLD, TrustedAuthorities.context(List.of(bundle))))
                        .verdict())
                .isEqualTo(Finding.Verdict.GOOD);
        assertWrong(found(known, WORLD, TrustedAuthorities.context(List.of(directory))), "tls", "from nobody");
    }

    @Test
    void aCertificateThatHasEndedIsWrong() throws Exception {
        Path ended = signed("ended", "-ext", "san=dns:localhost", "-startdate", "-20d", "-validity", "10");

        assertWrong(found(ended, WORLD, trusted), "tls", "has ended: have the proxy renew it");
    }

    @Test
    void aCertificateForAnotherNameIsWrong() throws Exception {
        Path other = signed("other", "-ext", "san=dns:carillon.example.org");

        assertWrong(found(other, WORLD, trusted), "tls", "is for another name", "get one for localhost");
    }

    @Test
    void aProxyThatSpeaksNoTlsThereIsSaidSo() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> refusePlainly(plain));
            PublicUrl url = PublicUrl.parse("https://localhost:" + plain.getLocalPort());

            assertWrong(
                    PublicChecks.of(url, WORLD, trusted),
                    "tls",
                    "cannot be reached over TLS",
                    "let the proxy end TLS there");
        }
    }

    private static void refusePlainly(ServerSocket plain) {
        try (Socket client = plain.accept()) {
            client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // Closed: the test is over.
        }
    }

    @Test
    void aProxyThatKeepsTheSchemeToItselfIsWrong() throws Exception {
        Path silent = signed("silent", "-ext", "san=dns:localhost");

        assertWrong(found(silent, WORLD, trusted), "proxy scheme", "proxy_set_header X-Forwarded-Proto $scheme");
    }

    @Test
    void anotherSiteIsNotTakenForCarillonThoughItAnswersEverythingWithItsPage() throws Exception {
        assertWrong(
                found(HttpServer.create(loopback(), 0), "http", "<!doctype html>", WORLD, trusted),
                "public",
                "answers 200 and not as Carillon does");
    }

    @Test
    void aServerWithoutAnEventIsCheckedUpToItsFeed() throws Exception {
        List<Finding> findings = found(HttpServer.create(loopback(), 0), "http", NO_EDITIONS, WORLD, trusted);

        assertThat(findings).extracting(Finding::check).containsExactly("public", "clock", "proxy host", "websocket");
        assertThat(of("clock", findings).verdict()).isEqualTo(Finding.Verdict.GOOD);
        assertThat(of("websocket", findings).verdict()).isEqualTo(Finding.Verdict.LOOK);
    }

    @Test
    void aProxyThatChangesHostIsWrong() throws Exception {
        assertWrong(
                found(
                        HttpServer.create(loopback(), 0),
                        "http",
                        "{\"editions\":[],\"code\":\"foreign-origin\"}",
                        WORLD,
                        trusted),
                "proxy host",
                "proxy_set_header Host $http_host");
    }
}
