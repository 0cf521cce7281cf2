package io.pteronimbus.auth.provider;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The ways to sign in here.
 *
 * @param registrationOpen whether strangers may make an account with e-mail and password
 * @param registrationByMail whether such an account begins with a mail to its address: registering takes the address alone
 * @param mail whether mails are sent, and with that a forgotten password can be replaced
 * @param mailboxUrl where mails can be read that never leave this machine
 */
record ProvidersView(
        List<Provider> items,
        boolean registrationOpen,
        boolean registrationByMail,
        boolean mail,
        @Nullable URI mailboxUrl) {

    /** How one signs in; in JSON in lower case. */
    public enum ProviderKind {
        /** By an e-mail address and a password. */
        PASSWORD,
        /** By a user name and a password, which a directory knows. */
        DIRECTORY,
        /** Elsewhere. */
        REDIRECT;

        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One way to sign in.
     *
     * @param name for people
     * @param simulated of a redirect: it is a stand-in for the real thing
     * @param loginUrl of a redirect: where the browser goes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Provider(
            String id,
            ProviderKind kind,
            String name,
            @Nullable Boolean simulated,
            @Nullable String loginUrl) {

        static Provider asking(String id, ProviderKind kind, String name) {
            return new Provider(id, kind, name, null, null);
        }

        static Provider redirecting(String id, String name, boolean simulated) {
            return new Provider(id, ProviderKind.REDIRECT, name, simulated, "/api/v1/auth/" + id + "/login");
        }
    }
}
