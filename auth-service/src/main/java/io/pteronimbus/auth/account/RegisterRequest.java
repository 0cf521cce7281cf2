package io.pteronimbus.auth.account;

import io.pteronimbus.auth.password.NewPassword;
import io.pteronimbus.platform.problem.FieldErrorCode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A new account.
 *
 * @param email at most 254 characters; case makes no difference
 * @param password 10 to 256 characters; where addresses must be proven it is chosen when the link is opened, and not looked at here
 * @param displayName 1 to 64 characters; as the password
 */
record RegisterRequest(
        @NotNull
        @Size(max = EmailAddress.LONGEST)
        @Pattern(
                regexp = EmailAddress.FORM,
                message = "must be an e-mail address",
                payload = FieldErrorCode.Email.class)
        String email,

        @Nullable @NewPassword String password,
        @Nullable @DisplayName String displayName) {

    @Override
    public String toString() {
        return "RegisterRequest[redacted]";
    }
}
