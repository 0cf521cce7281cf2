package io.pteronimbus.fakediscord.gateway;

import io.vertx.core.Future;

/** How frames become messages of a WebSocket. */
interface Wire {

    /** @return completes when the client's machine has taken it */
    Future<Void> send(byte[] frame);

    /** Nothing is sent any more. */
    void release();
}
