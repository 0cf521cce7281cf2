package io.pteronimbus.auth.session;

import java.util.UUID;

/** Somebody is signed in nowhere any more. Fired in the transaction that ends their last session. */
public record LastSessionEnded(UUID userId) {}
