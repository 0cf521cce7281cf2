package io.pteronimbus.auth.ldap;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whose certificates a directory may show: those of the authorities in a PEM file, or of the ones Java knows. */
final class DirectoryTls {
    private static final long LARGEST_FILE = 1 << 20;

    private DirectoryTls() {}

    /** Throws IllegalArgumentException when the file cannot be used. */
    static SSLSocketFactory sockets(@Nullable Path authorities) {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, authorities == null ? null : trusting(authorities), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "pteronimbus.auth.ldap.trust-certificate cannot be used: " + authorities, e);
        }
    }

    private static TrustManager[] trusting(Path authorities) throws IOException, GeneralSecurityException {
        if (Files.size(authorities) > LARGEST_FILE) {
            throw new IOException("the file is larger than a list of certificates");
        }
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var pem = new BufferedInputStream(Files.newInputStream(authorities))) {
            for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                store.setCertificateEntry("authority-" + store.size(), certificate);
            }
        }
        if (store.size() == 0) {
            throw new IOException("the file holds no certificate");
        }
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
