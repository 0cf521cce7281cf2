package io.pteronimbus.auth.identity;

/** Whether who signs in by a provider for the first time gets an account. */
public enum SignUp {
    OPEN,
    CLOSED
}
