package io.pteronimbus.auth.identity;

import io.pteronimbus.auth.session.Method;
import java.time.Instant;

/**
 * An account elsewhere, as its owner sees it.
 *
 * @param provider {@code discord}, {@code oidc} or {@code ldap}
 * @param name as it was there when it was used last
 */
record IdentityView(Method provider, String name, Instant linkedAt, Instant lastUsedAt) {

    static IdentityView of(LinkedIdentity identity) {
        return new IdentityView(identity.provider(), identity.name(), identity.linkedAt(), identity.lastUsedAt());
    }
}
