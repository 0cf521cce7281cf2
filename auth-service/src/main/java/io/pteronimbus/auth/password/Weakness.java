package io.pteronimbus.auth.password;

import io.pteronimbus.platform.problem.FieldErrorCode;

/** Why a new password that is long enough is none all the same, in words that follow the name of the field. */
public enum Weakness {
    COMMON(FieldErrorCode.WEAK_COMMON, "must not be one of the passwords that are tried first"),
    PATTERN(FieldErrorCode.WEAK_PATTERN, "must not be a repetition or a row of keys"),
    WORD(FieldErrorCode.WEAK_WORD, "must be more than a common word or a row of keys with a few characters around it"),
    OWN(FieldErrorCode.WEAK_OWN, "must be more than your name, your address or the name of this panel");

    private final FieldErrorCode code;
    private final String message;

    Weakness(FieldErrorCode code, String message) {
        this.code = code;
        this.message = message;
    }

    public FieldErrorCode code() {
        return code;
    }

    public String message() {
        return message;
    }
}
