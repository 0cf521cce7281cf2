package io.pteronimbus.auth.session;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How somebody signs in. */
public enum Method {
    PASSWORD,
    DISCORD,
    OIDC,
    LDAP;

    /** As in the API and in the database, such as {@code discord}. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
