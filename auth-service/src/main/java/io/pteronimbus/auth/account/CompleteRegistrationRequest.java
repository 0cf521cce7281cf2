package io.pteronimbus.auth.account;

import io.pteronimbus.auth.password.NewPassword;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * What makes a proven address an account.
 *
 * @param token what the link has behind its {@code #token=}
 * @param password 10 to 256 characters
 * @param displayName 1 to 64 characters
 */
record CompleteRegistrationRequest(
        @NotNull @Size(min = 1, max = 64) String token,
        @NotNull @NewPassword String password,
        @NotNull @DisplayName String displayName) {

    @Override
    public String toString() {
        return "CompleteRegistrationRequest[redacted]";
    }
}
