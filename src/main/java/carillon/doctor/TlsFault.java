package carillon.doctor;

import carillon.http.pages.PublicUrl;
import java.net.URI;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says what is wrong with a certificate, of which Java's messages tell those who know its classes. */
final class TlsFault {
    private TlsFault() {}

    static Finding of(PublicUrl url, SSLException failure) {
        return Finding.wrong("tls", sentence(url, failure));
    }

    /** Whether a certificate was refused; it was not where nobody spoke TLS. */
    static boolean isOfCertificate(SSLException failure) {
        return hasCause(failure, CertificateException.class);
    }

    private static String sentence(PublicUrl url, SSLException failure) {
        if (hasCause(failure, CertificateExpiredException.class)) {
            return "the certificate of " + url + " has ended: have the proxy renew it.";
        }
        if (hasCause(failure, CertificateNotYetValidException.class)) {
            return "the certificate of " + url + " is not valid yet: set the clocks of this machine and the proxy.";
        }
        if (hasCause(failure, CertPathBuilderException.class)) {
            return "the certificate of " + url
                    + " is from nobody whom this machine trusts, such as one that signs itself:"
                    + " let the proxy get one from a public authority, and send it with all between them. If the authority is your own,"
                    + " put its certificate as a .crt file into /usr/local/share/ca-certificates and call update-ca-certificates.";
        }
        if (hasCause(failure, CertificateException.class)) {
            return "the certificate of " + url + " is for another name: let the proxy get one for "
                    + URI.create(url.origin()).getHost() + ".";
        }
        return url + " cannot be reached over TLS (" + failure.getMessage()
                + "): let the proxy end TLS there, with a certificate.";
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> kind) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(kind::isInstance);
    }
}
