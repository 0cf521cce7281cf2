package io.pteronimbus.auth.account;

import io.pteronimbus.auth.password.NewPassword;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * A new account.
 *
 * @param email at most 254 characters; case makes no difference
 * @param password 10 to 256 characters
 * @param displayName 1 to 64 characters
 */
record RegisterRequest(
        @NotNull
        @Size(max = EmailAddress.LONGEST)
        @Pattern(regexp = EmailAddress.FORM, message = "must be an e-mail address")
        String email,

        @NotNull @NewPassword String password,
        @NotNull @DisplayName String displayName) {

    @Override
    public String toString() {
        return "RegisterRequest[redacted]";
    }
}
