package io.pteronimbus.auth.account;

import jakarta.ws.rs.core.Response;

/**
 * Something waits for a link in a mail to be opened.
 *
 * @param verification always {@code sent}, also when there was nobody to send it to
 */
record VerificationView(String verification) {

    static Response accepted() {
        return Response.accepted(new VerificationView("sent")).build();
    }
}
