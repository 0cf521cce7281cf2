package io.pteronimbus.gameserver.cluster;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * A controller that wants a credential.
 *
 * @param cluster as its controller is configured
 */
record JoinRequest(
        @NotBlank @Size(max = 200) String token,
        @NotNull @Size(max = 63) String cluster) {

    /** Without the token. */
    @Override
    public String toString() {
        return "JoinRequest[" + cluster + "]";
    }
}
