package io.pteronimbus.auth.signin;

import io.pteronimbus.auth.account.Account;
import io.pteronimbus.auth.session.Session;

/**
 * A person with a live session.
 *
 * @param expiresIn seconds the access token is good for
 */
public record SignedIn(Account account, Session session, String accessToken, String refreshToken, long expiresIn) {

    @Override
    public String toString() {
        return "SignedIn[" + session + "]";
    }
}
