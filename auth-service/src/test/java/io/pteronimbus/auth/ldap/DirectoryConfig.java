package io.pteronimbus.auth.ldap;

import io.pteronimbus.auth.support.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings as the defaults have them, with what a test changes. */
record DirectoryConfig(Map<String, String> properties) {

    static DirectoryConfig at(@Nullable String url) {
        return new DirectoryConfig(Map.of())
                .with("url", url)
                .searchingAs(TestDirectory.SEARCHER, TestDirectory.SEARCHER_PASSWORD)
                .below("dc=example,dc=org");
    }

    DirectoryConfig named(String value) {
        return with("name", value);
    }

    DirectoryConfig searchingAs(@Nullable String dn, @Nullable String password) {
        return with("bind-dn", dn).with("bind-password", password);
    }

    DirectoryConfig below(@Nullable String base) {
        return with("base-dn", base);
    }

    DirectoryConfig finding(String filter) {
        return with("filter", filter);
    }

    DirectoryConfig telling(String idAttribute) {
        return with("id-attribute", idAttribute);
    }

    DirectoryConfig startingTls() {
        return with("start-tls", "true");
    }

    DirectoryConfig trusting(Path authorities) {
        return with("trust-certificate", authorities.toString());
    }

    DirectoryConfig acceptingPlaintext() {
        return with("allow-plaintext", "true");
    }

    DirectoryConfig waiting(Duration connecting, Duration answering) {
        return with("connect-timeout", connecting.toString()).with("timeout", answering.toString());
    }

    LdapDirectory open() {
        return new LdapDirectory(config());
    }

    LdapSettings settings(String url) {
        return LdapSettings.of(url, config());
    }

    private LdapConfig config() {
        return Settings.of(LdapConfig.class, properties);
    }

    private DirectoryConfig with(String name, @Nullable String value) {
        var changed = new HashMap<>(properties);
        if (value == null) {
            changed.remove("pteronimbus.auth.ldap." + name);
        } else {
            changed.put("pteronimbus.auth.ldap." + name, value);
        }
        return new DirectoryConfig(Map.copyOf(changed));
    }
}
