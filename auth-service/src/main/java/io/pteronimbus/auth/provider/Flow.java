package io.pteronimbus.auth.provider;

import io.pteronimbus.auth.session.Method;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants who is on their way to a provider and back.
 *
 * @param returnTo page of the panel to end at
 * @param linkTo account to link theirs to; null to sign in
 * @param sessionId in which linking was begun
 */
@RegisterForReflection
record Flow(
        Method provider,
        String returnTo,
        @Nullable UUID linkTo,
        @Nullable UUID sessionId) {

    static Flow signIn(Method provider, String returnTo) {
        return new Flow(provider, returnTo, null, null);
    }

    /** The same, with another page to end at. */
    Flow endingAt(String page) {
        return new Flow(provider, page, linkTo, sessionId);
    }

    boolean isLinking() {
        return linkTo != null;
    }
}
