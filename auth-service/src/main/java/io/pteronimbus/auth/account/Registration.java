package io.pteronimbus.auth.account;

/** Whether strangers may make an account: {@code pteronimbus.auth.registration}. */
public enum Registration {
    OPEN,
    CLOSED
}
