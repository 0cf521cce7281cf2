package io.pteronimbus.controller.credential;

/** Gives a one-time token away for a credential. */
@FunctionalInterface
interface Enroller {

    /** Throws {@link CredentialException} when the panel does not want to, or cannot be reached. */
    String enrol(String token, String cluster);
}
