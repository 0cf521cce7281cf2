package io.pteronimbus.gameserver.cluster;

import java.time.Instant;

/** @param requestedAt when somebody asked for it */
public record CredentialOffer(String credential, Instant requestedAt) {

    /** Without the credential. */
    @Override
    public String toString() {
        return "CredentialOffer[" + requestedAt + "]";
    }
}
