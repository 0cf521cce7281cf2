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

    static SignInView ofBearer(SignedIn signedIn) {
        return new SignInView(
                signedIn.accessToken(),
                "Bearer",
                signedIn.expiresIn(),
                signedIn.refreshToken(),
                AccountView.of(signedIn.account()),
                null);
    }

    static SignInView ofCookies(SignedIn signedIn) {
        return new SignInView(
                null,
                null,
                signedIn.expiresIn(),
                null,
                AccountView.of(signedIn.account()),
                signedIn.session().csrf());
    }

    @Override
    public String toString() {
        return "SignInView[redacted]";
    }
}
