package io.pteronimbus.auth.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A configuration found to be whole and safe. Making one throws IllegalArgumentException that names the setting at fault. */
record LdapSettings(
        String host,
        int port,
        boolean ldaps,
        boolean startTls,
        @Nullable Path trustCertificate,
        String bindDn,
        String bindPassword,
        DN baseDn,
        UsernameFilter filter,
        String idAttribute,
        String nameAttribute,
        String emailAttribute,
        int connectTimeoutMillis,
        int timeoutMillis) {
    private static final Pattern ATTRIBUTE = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,127}|\\d+(\\.\\d+){1,30}");
    private static final Duration LONGEST = Duration.ofMinutes(1);

    static LdapSettings of(String url, LdapConfig config) {
        var address = address(url);
        var ldaps = address.getScheme().equalsIgnoreCase("ldaps");
        var host = withoutBrackets(address.getHost());
        require(!(ldaps && config.startTls()), "start-tls", "is for ldap:// addresses; ldaps:// is TLS from the start");
        require(
                ldaps || config.startTls() || config.allowPlaintext() || isLoopback(host),
                "url",
                "would send passwords unencrypted to " + host
                        + ": use ldaps://, or set start-tls, or accept it with allow-plaintext");
        require(
                config.bindDn().isPresent() == config.bindPassword().isPresent(),
                "bind-password",
                "and bind-dn go together: set both, or neither to search anonymously");
        return new LdapSettings(
                host,
                address.getPort() > 0 ? address.getPort() : ldaps ? 636 : 389,
                ldaps,
                config.startTls(),
                config.trustCertificate().orElse(null),
                config.bindDn().map(dn -> dn("bind-dn", dn).toString()).orElse(""),
                config.bindPassword().orElse(""),
                dn("base-dn", config.baseDn().orElse("")),
                filter(config.filter()),
                attribute("id-attribute", config.idAttribute()),
                attribute("name-attribute", config.nameAttribute()),
                attribute("email-attribute", config.emailAttribute()),
                millis("connect-timeout", config.connectTimeout()),
                millis("timeout", config.timeout()));
    }

    boolean tls() {
        return ldaps || startTls;
    }

    /** Empty when the search is anonymous. */
    Optional<SimpleBindRequest> bind() {
        return bindDn.isEmpty() ? Optional.empty() : Optional.of(new SimpleBindRequest(bindDn, bindPassword));
    }

    @Override
    public String toString() {
        return "LdapSettings[" + (ldaps ? "ldaps" : "ldap") + "://" + host + ":" + port + "]";
    }

    private static URI address(String url) {
        try {
            var address = new URI(url);
            var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
            require(scheme.equals("ldap") || scheme.equals("ldaps"), "url", "must start with ldap:// or ldaps://");
            require(address.getHost() != null, "url", "must name a host");
            var bare = address.getUserInfo() == null
                    && (address.getPath().isEmpty() || address.getPath().equals("/"))
                    && address.getQuery() == null
                    && address.getFragment() == null;
            require(
                    bare,
                    "url",
                    "must be just ldap[s]://host[:port]; base, filter and user have settings of their own");
            require(address.getPort() != 0 && address.getPort() < 65_536, "url", "must have a port from 1 to 65535");
            return address;
        } catch (URISyntaxException e) {
            // Its message repeats the address, which may hold a password.
            throw refusal("url", "is not an address such as ldaps://directory.example.org");
        }
    }

    private static String withoutBrackets(String host) {
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** By the text alone: what a name server says now is not what it says when the password is sent. */
    private static boolean isLoopback(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException name) {
            return false;
        }
    }

    private static DN dn(String setting, String text) {
        require(!text.isBlank(), setting, "is missing");
        try {
            return new DN(text);
        } catch (LDAPException e) {
            throw refusal(setting, "is not a distinguished name: " + text);
        }
    }

    private static UsernameFilter filter(String template) {
        try {
            return UsernameFilter.parse(template);
        } catch (IllegalArgumentException e) {
            throw refusal("filter", e.getMessage());
        }
    }

    private static String attribute(String setting, String name) {
        require(ATTRIBUTE.matcher(name).matches(), setting, "is not the name of an attribute: " + name);
        return name;
    }

    private static int millis(String setting, Duration duration) {
        require(
                duration.toMillis() > 0 && duration.compareTo(LONGEST) <= 0,
                setting,
                "must be between a millisecond and a minute");
        return Math.toIntExact(duration.toMillis());
    }

    private static void require(boolean holds, String setting, String message) {
        if (!holds) {
            throw refusal(setting, message);
        }
    }

    private static IllegalArgumentException refusal(String setting, @Nullable String message) {
        return new IllegalArgumentException("pteronimbus.auth.ldap." + setting + " " + message);
    }
}
