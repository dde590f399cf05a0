package carillon.doctor;

import carillon.http.pages.PublicUrl;
import carillon.trust.TrustedAuthorities;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** Checks the way from the public address to this server: TLS, the clock, the proxy's headers, and WebSockets. */
public final class PublicChecks {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** The Date header has whole seconds, and the way takes a moment. */
    private static final Duration GOOD_DIFFERENCE = Duration.ofSeconds(5);

    private static final Duration GOOD_CERTIFICATE = Duration.ofDays(14);

    private final PublicUrl url;
    private final InstantSource world;
    private final HttpClient client;

    private PublicChecks(PublicUrl url, InstantSource world, HttpClient client) {
        this.url = url;
        this.world = world;
        this.client = client;
    }

    /** Checks the way to a server that runs. */
    public static List<Finding> of(PublicUrl url, InstantSource world) {
        return of(url, world, TrustedAuthorities.context());
    }

    /** As {@link #of(PublicUrl, InstantSource)}, with authorities to trust. */
    static List<Finding> of(PublicUrl url, InstantSource world, SSLContext trusted) {
        try {
            return over(trusted, url, world);
        } catch (SSLException e) {
            List<Finding> findings = new ArrayList<>(List.of(TlsFault.of(url, e)));
            if (TlsFault.isOfCertificate(e)) {
                findings.addAll(behindRefusedCertificate(url, world));
            }
            return findings;
        }
    }

    private static List<Finding> behindRefusedCertificate(PublicUrl url, InstantSource world) {
        try {
            return over(AcceptAll.context(), url, world).stream()
                    .filter(finding -> !finding.check().equals("tls"))
                    .toList();
        } catch (SSLException e) {
            return List.of();
        }
    }

    private static List<Finding> over(SSLContext trusted, PublicUrl url, InstantSource world) throws SSLException {
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(TIMEOUT)
                .sslContext(trusted)
                .version(HttpClient.Version.HTTP_1_1)
                .build()) {
            return new PublicChecks(url, world, client).findings();
        }
    }

    private List<Finding> findings() throws SSLException {
        try {
            HttpResponse<String> answer = send(request("/api/v1/editions").GET());
            List<Finding> findings = new ArrayList<>();
            JsonNode editions = editions(answer);
            if (editions.isMissingNode()) {
                findings.add(
                        Finding.wrong(
                                "public",
                                url + " answers " + answer.statusCode()
                                        + " and not as Carillon does: let the proxy hand every path on to this server, as it is."));
                return findings;
            }
            findings.add(Finding.good("public", url + " leads to this kind of server."));
            answer.sslSession().ifPresent(session -> findings.add(certificate(session)));
            findings.add(clock(answer));
            findings.add(host());
            if (url.isEncrypted()) {
                findings.add(scheme(answer));
            }
            findings.add(webSocket(editions.at("/0/id").asText()));
            return findings;
        } catch (SSLException e) {
            throw e;
        } catch (IOException e) {
            return List.of(Finding.wrong(
                    "public",
                    url + " does not answer (" + e
                            + "): start the server and the proxy, and check the name in the DNS."));
        }
    }

    /** The list of editions; missing where the answer is none of Carillon's, whatever its status says. */
    private static JsonNode editions(HttpResponse<String> answer) {
        try {
            JsonNode list = new ObjectMapper().readTree(answer.body()).path("editions");
            return answer.statusCode() == 200 && list.isArray() ? list : MissingNode.getInstance();
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private Finding clock(HttpResponse<String> answer) {
        return date(answer)
                .map(there -> Clocks.compared("that of the public address", there, world.instant(), GOOD_DIFFERENCE))
                .orElseGet(
                        () -> Finding.look(
                                "clock",
                                "the answer has no Date that can be read, which a proxy may take away, to compare with: see with “timedatectl” that NTP runs."));
    }

    private static Optional<Instant> date(HttpResponse<String> answer) {
        try {
            return answer.headers()
                    .firstValue("Date")
                    .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Finding certificate(SSLSession session) {
        try {
            if (session.getPeerCertificates()[0] instanceof X509Certificate certificate) {
                Instant end = certificate.getNotAfter().toInstant();
                return Duration.between(world.instant(), end).compareTo(GOOD_CERTIFICATE) < 0
                        ? Finding.look("tls", "the certificate ends at " + end + ": have the proxy renew it.")
                        : Finding.good("tls", "the certificate is valid until " + end + ".");
            }
        } catch (SSLPeerUnverifiedException e) {
            // The sentence below says it.
        }
        return Finding.look("tls", "the certificate of " + url + " cannot be read.");
    }

    /** A request that names the public address as its page is refused as foreign where the proxy changes Host. */
    private Finding host() throws IOException {
        HttpResponse<String> answer = send(request("/api/v1/session")
                .header("Origin", url.origin())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
        return answer.body().contains("foreign-origin")
                ? Finding.wrong(
                        "proxy host",
                        "the proxy changes Host, so nobody can sign in: let it keep the header"
                                + " (nginx: proxy_set_header Host $http_host).")
                : Finding.good("proxy host", "Host arrives as it was sent.");
    }

    /** Where a request came over https, the server says so to browsers. */
    private static Finding scheme(HttpResponse<String> answer) {
        return answer.headers().firstValue("Strict-Transport-Security").isPresent()
                ? Finding.good("proxy scheme", "X-Forwarded-Proto arrives as https.")
                : Finding.wrong(
                        "proxy scheme",
                        "X-Forwarded-Proto does not arrive, so cookies are not kept to https: let the proxy send it"
                                + " (nginx: proxy_set_header X-Forwarded-Proto $scheme).");
    }

    private Finding webSocket(String edition) throws IOException {
        if (edition.isEmpty()) {
            return Finding.look("websocket", "there is no event yet, so no feed could be opened.");
        }
        URI feed = URI.create((url + "/api/v1/editions/" + edition + "/feed").replaceFirst("^http", "ws"));
        try {
            WebSocket socket = client.newWebSocketBuilder()
                    .connectTimeout(TIMEOUT)
                    .buildAsync(feed, new WebSocket.Listener() {})
                    .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            socket.abort();
            return Finding.good("websocket", "the feed opens through the public address.");
        } catch (ExecutionException | TimeoutException e) {
            return Finding.wrong(
                    "websocket",
                    "the feed does not open through the public address (" + e.getMessage()
                            + "), so pages ask again and again:"
                            + " let the proxy hand on Upgrade and Connection (nginx: proxy_http_version 1.1 and both headers).");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
