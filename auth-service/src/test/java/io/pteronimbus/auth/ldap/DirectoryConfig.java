package io.pteronimbus.auth.ldap;

import io.pteronimbus.auth.identity.SignUp;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settings as the defaults have them, with what a test changes. */
record DirectoryConfig(
        Optional<String> url,
        String name,
        Optional<String> bindDn,
        Optional<String> bindPassword,
        Optional<String> baseDn,
        String filter,
        String idAttribute,
        String nameAttribute,
        String emailAttribute,
        boolean startTls,
        Optional<Path> trustCertificate,
        boolean allowPlaintext,
        Duration connectTimeout,
        Duration timeout)
        implements LdapConfig {

    @Override
    public SignUp signUp() {
        return SignUp.OPEN;
    }

    static DirectoryConfig at(@Nullable String url) {
        return new DirectoryConfig(
                Optional.ofNullable(url),
                "Directory",
                Optional.of(TestDirectory.SEARCHER),
                Optional.of(TestDirectory.SEARCHER_PASSWORD),
                Optional.of("dc=example,dc=org"),
                "(uid={username})",
                "entryUUID",
                "cn",
                "mail",
                false,
                Optional.empty(),
                false,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5));
    }

    DirectoryConfig named(String value) {
        return new DirectoryConfig(
                url,
                value,
                bindDn,
                bindPassword,
                baseDn,
                filter,
                idAttribute,
                nameAttribute,
                emailAttribute,
                startTls,
                trustCertificate,
                allowPlaintext,
                connectTimeout,
                timeout);
    }

    DirectoryConfig searchingAs(@Nullable String dn, @Nullable String password) {
        return new DirectoryConfig(
                url,
                name,
                Optional.ofNullable(dn),
                Optional.ofNullable(password),
                baseDn,
                filter,
                idAttribute,
                nameAttribute,
                emailAttribute,
                startTls,
                trustCertificate,
                allowPlaintext,
                connectTimeout,
                timeout);
    }

    DirectoryConfig below(@Nullable String base) {
        return new DirectoryConfig(
                url,
                name,
                bindDn,
                bindPassword,
                Optional.ofNullable(base),
                filter,
                idAttribute,
                nameAttribute,
                emailAttribute,
                startTls,
                trustCertificate,
                allowPlaintext,
                connectTimeout,
                timeout);
    }

    DirectoryConfig finding(String value) {
        return new DirectoryConfig(
                url,
                name,
                bindDn,
                bindPassword,
                baseDn,
                value,
                idAttribute,
                nameAttribute,
                emailAttribute,
                startTls,
                trustCertificate,
                allowPlaintext,
                connectTimeout,
                timeout);
    }

    DirectoryConfig telling(String id) {
        return new DirectoryConfig(
                url,
                name,
                bindDn,
                bindPassword,
                baseDn,
                filter,
                id,
                nameAttribute,
                emailAttribute,
                startTls,
                trustCertificate,
                allowPlaintext,
                connectTimeout,
                timeout);
    }

    DirectoryConfig startingTls() {
        return new DirectoryConfig(
                url,
                name,
                bindDn,
                bindPassword,
                baseDn,
                filter,
                idAttribute,
                nameAttribute,
                emailAttribute,
                true,
                trustCertificate,
                allowPlaintext,
                connectTimeout,
                timeout);
    }

    DirectoryConfig trusting(Path authorities) {
        return new DirectoryConfig(
                url,
                name,
                bindDn,
                bindPassword,
                baseDn,
                filter,
                idAttribute,
                nameAttribute,
                emailAttribute,
                startTls,
                Optional.of(authorities),
                allowPlaintext,
                connectTimeout,
                timeout);
    }

    DirectoryConfig acceptingPlaintext() {
        return new DirectoryConfig(
                url,
                name,
                bindDn,
                bindPassword,
                baseDn,
                filter,
                idAttribute,
                nameAttribute,
                emailAttribute,
                startTls,
                trustCertificate,
                true,
                connectTimeout,
                timeout);
    }

    DirectoryConfig waiting(Duration connecting, Duration answering) {
        return new DirectoryConfig(
                url,
                name,
                bindDn,
                bindPassword,
                baseDn,
                filter,
                idAttribute,
                nameAttribute,
                emailAttribute,
                startTls,
                trustCertificate,
                allowPlaintext,
                connecting,
                answering);
    }
}
