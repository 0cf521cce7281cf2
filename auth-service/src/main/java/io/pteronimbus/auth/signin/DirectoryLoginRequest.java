package io.pteronimbus.auth.signin;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Who wants to sign in by the directory.
 *
 * @param otp the second factor, for accounts that have one
 */
record DirectoryLoginRequest(
        @NotNull @Size(min = 1, max = 254) String username,
        @NotNull @Size(min = 1, max = 256) String password,
        @Nullable @Size(max = 32) String otp) {

    @Override
    public String toString() {
        return "DirectoryLoginRequest[redacted]";
    }
}
