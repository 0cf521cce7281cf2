package io.pteronimbus.controller.credential;

import java.util.Optional;

/** Where a credential outlives the controller. */
interface CredentialStore {

    /** Throws {@link CredentialException} when that cannot be told. */
    Optional<StoredCredential> read();

    /** In place of the one before, whole or not at all. Throws {@link CredentialException}. */
    void write(StoredCredential credential);

    /** For people: where that is. */
    String place();
}
