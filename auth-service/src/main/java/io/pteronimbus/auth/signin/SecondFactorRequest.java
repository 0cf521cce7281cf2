package io.pteronimbus.auth.signin;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** @param otp six digits of the authenticator app, or a recovery code */
record SecondFactorRequest(@NotNull @Size(min = 1, max = 32) String otp) {

    @Override
    public String toString() {
        return "SecondFactorRequest[redacted]";
    }
}
