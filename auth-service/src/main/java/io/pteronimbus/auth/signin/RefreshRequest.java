package io.pteronimbus.auth.signin;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** The refresh token of a client without cookies. */
record RefreshRequest(@NotNull @Size(min = 1, max = 256) String refreshToken) {

    @Override
    public String toString() {
        return "RefreshRequest[redacted]";
    }
}
