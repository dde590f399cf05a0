package carillon.trust;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The authorities whose certificates are accepted: Java's own, and those that this machine's other programs accept. */
public final class TrustedAuthorities {
    /** Where Debian and Ubuntu, Fedora, Alpine and SUSE keep them, in PEM form; a machine has one of these. */
    private static final List<Path> OF_THE_MACHINE = Stream.of(
                    "/etc/ssl/certs/ca-certificates.crt",
                    "/etc/pki/tls/certs/ca-bundle.crt",
                    "/etc/ssl/cert.pem",
                    "/etc/ssl/ca-bundle.pem")
            .map(Path::of)
            .toList();

    /** With this property Java is told which authorities there are, and nobody adds to that. */
    private static final String TOLD_TO_JAVA = "javax.net.ssl.trustStore";

    private TrustedAuthorities() {}

    /** Returns how to connect to servers with a certificate of Java's authorities or of this machine's. */
    public static SSLContext context() {
        return context(
                System.getProperty(TOLD_TO_JAVA) == null
                        ? OF_THE_MACHINE.stream().filter(Files::isReadable).findFirst().stream()
                                .toList()
                        : List.of());
    }

    /**
     * Returns how to connect to servers with a certificate of Java's authorities, or of one in these files. A file that cannot be read
     * adds none: most servers need none of it.
     */
    public static SSLContext context(List<Path> files) {
        try {
            KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
            known.load(null, null);
            List<Certificate> all = new ArrayList<>(ofJava());
            for (Path file : files) {
                all.addAll(read(file));
            }
            for (Certificate authority : all) {
                known.setCertificateEntry("authority-" + known.size(), authority);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(known), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e); // every Java can do this, in memory
        }
    }

    private static TrustManager[] managers(@Nullable KeyStore known) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(known);
        return factory.getTrustManagers();
    }

    private static List<X509Certificate> ofJava() throws GeneralSecurityException {
        return Stream.of(managers(null))
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()))
                .toList();
    }

    private static List<? extends Certificate> read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(in));
        } catch (GeneralSecurityException | IOException e) {
            return List.of();
        }
    }
}
