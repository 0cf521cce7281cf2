package io.pteronimbus.auth.ldap;

import io.pteronimbus.auth.identity.SignUp;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The directory whose people may sign in. Without {@link #url()} there is none. {@link LdapSettings} checks the values. */
@ConfigMapping(prefix = "pteronimbus.auth.ldap")
public interface LdapConfig {

    /** {@code ldaps://host[:636]} or {@code ldap://host[:389]}. */
    Optional<String> url();

    /** What people call the directory. */
    @WithDefault("Directory")
    String name();

    /** Who searches. Without it the search is anonymous. */
    Optional<String> bindDn();

    Optional<String> bindPassword();

    /** Where the search for people starts; it looks through the whole tree below. */
    Optional<String> baseDn();

    /** Finds a person; {@code {username}} stands for what was typed, and is always taken literally. */
    @WithDefault("(uid={username})")
    String filter();

    @WithDefault("open")
    SignUp signUp();

    /** The attribute that stays the same when a person is renamed, such as {@code entryUUID} or {@code objectGUID}. */
    @WithDefault("entryUUID")
    String idAttribute();

    @WithDefault("cn")
    String nameAttribute();

    @WithDefault("mail")
    String emailAttribute();

    /** Whether a plain connection is turned into a TLS one before anything is said. */
    @WithDefault("false")
    boolean startTls();

    /** A PEM file with the certificates of the authorities to trust, instead of those that come with Java. */
    Optional<Path> trustCertificate();

    /** Whether passwords may travel unencrypted to another machine. */
    @WithDefault("false")
    boolean allowPlaintext();

    /** How long a connection may take to open, and each of its handshakes. */
    @WithDefault("PT2S")
    Duration connectTimeout();

    /** How long the directory may take for an answer. */
    @WithDefault("PT5S")
    Duration timeout();
}
