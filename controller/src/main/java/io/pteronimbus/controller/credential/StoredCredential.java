package io.pteronimbus.controller.credential;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * A credential as it is kept.
 *
 * @param tokenSha256 of the token it was got for, in hex: another token in the configuration means to enrol anew
 */
@RegisterForReflection
public record StoredCredential(String cluster, String credential, String tokenSha256) {

    /** Without the credential. */
    @Override
    public String toString() {
        return "StoredCredential[" + cluster + "]";
    }
}
