package io.pteronimbus.gateway.session;

import io.pteronimbus.platform.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * A request that may pass.
 *
 * @param authorization header for the service behind; null when there is none to send
 * @param caller the signed-in person; null where none is asked for
 * @param lasting a browser's cookie or an API key said who it is: a socket lasts as long as that session or key, not as long as
 *     the token
 */
public record Admission(
        @Nullable String authorization, @Nullable Caller caller, boolean lasting) {

    static Admission anonymous() {
        return new Admission(null, null, false);
    }

    @Override
    public String toString() {
        return "Admission[" + caller + ", lasting=" + lasting + "]";
    }
}
