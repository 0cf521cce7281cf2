package io.pteronimbus.auth.signin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pteronimbus.auth.account.AccountView;
import org.jspecify.annotations.Nullable;

/**
 * A session that was opened or renewed. Tokens are in it for API clients alone; a browser has them as cookies.
 *
 * @param tokenType {@code Bearer}, beside an access token
 * @param expiresIn seconds the access token is good for
 * @param csrfToken for browsers: to be sent as {@code X-CSRF-Token} with every unsafe request
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SignInView(
        @Nullable String accessToken,
        @Nullable String tokenType,
        long expiresIn,
        @Nullable String refreshToken,
        AccountView user,
        @Nullable String csrfToken) {

    static SignInView of(SignedIn signedIn, AccountView user, boolean asCookies) {
        return asCookies
                ? new SignInView(
                        null,
                        null,
                        signedIn.expiresIn(),
                        null,
                        user,
                        signedIn.session().csrf())
                : new SignInView(
                        signedIn.accessToken(), "Bearer", signedIn.expiresIn(), signedIn.refreshToken(), user, null);
    }

    @Override
    public String toString() {
        return "SignInView[redacted]";
    }
}
