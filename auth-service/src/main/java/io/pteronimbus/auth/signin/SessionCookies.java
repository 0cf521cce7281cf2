package io.pteronimbus.auth.signin;

import io.pteronimbus.auth.session.SessionConfig;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A browser's session as cookies: the access token for the API, the refresh token for sign-in alone, neither of which a script
 * can read; and the CSRF token, which the panel's own scripts must.
 */
@ApplicationScoped
public class SessionCookies {
    private static final String API = "/api";
    private static final String SIGN_IN = "/api/v1/auth";
    private static final String EVERYWHERE = "/";
    private static final Duration FLOW_AGE = Duration.ofMinutes(10);
    private static final Duration PENDING_AGE = Duration.ofMinutes(5);

    private final CurrentVertxRequest current;
    private final SessionConfig config;
    private final String suffix;
    private final boolean secure;

    SessionCookies(
            CurrentVertxRequest current,
            SessionConfig config,
            @ConfigProperty(name = "pteronimbus.cookie.suffix") String suffix,
            @ConfigProperty(name = "pteronimbus.public.url") URI publicUrl) {
        this.current = current;
        this.config = config;
        this.suffix = suffix;
        this.secure = "https".equals(publicUrl.getScheme());
    }

    Optional<String> refreshToken() {
        return read("ptn_refresh_");
    }

    /** Ticket of what was begun before a browser went to a provider. */
    public Optional<String> flow() {
        return read("ptn_flow_");
    }

    /** It comes back with the provider's redirect, which is from another site: so not Strict. */
    public void setFlow(String ticket) {
        write(flow(ticket), FLOW_AGE);
    }

    public void clearFlow() {
        write(flow(""), Duration.ZERO);
    }

    /** Ticket of a session that waits for a second factor. */
    Optional<String> pending() {
        return read("ptn_factor_");
    }

    public void setPending(String ticket) {
        write(pending(ticket), PENDING_AGE);
    }

    void clearPending() {
        write(pending(""), Duration.ZERO);
    }

    public void set(SignedIn signedIn) {
        write(access(signedIn.accessToken()), Duration.ofSeconds(signedIn.expiresIn()));
        write(refresh(signedIn.refreshToken()), config.lifetime());
        write(csrf(signedIn.session().csrf()), config.lifetime());
    }

    void clear() {
        write(access(""), Duration.ZERO);
        write(refresh(""), Duration.ZERO);
        write(csrf(""), Duration.ZERO);
    }

    private Cookie access(String value) {
        return Cookie.cookie("ptn_access_" + suffix, value)
                .setPath(API)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX);
    }

    private Cookie refresh(String value) {
        return Cookie.cookie("ptn_refresh_" + suffix, value)
                .setPath(SIGN_IN)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT);
    }

    private Cookie flow(String value) {
        return Cookie.cookie("ptn_flow_" + suffix, value)
                .setPath(SIGN_IN)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX);
    }

    private Cookie pending(String value) {
        return Cookie.cookie("ptn_factor_" + suffix, value)
                .setPath(SIGN_IN)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT);
    }

    private Cookie csrf(String value) {
        return Cookie.cookie("ptn_csrf_" + suffix, value).setPath(EVERYWHERE).setSameSite(CookieSameSite.STRICT);
    }

    private Optional<String> read(String name) {
        return Optional.ofNullable(current.getCurrent().request().getCookie(name + suffix))
                .map(Cookie::getValue)
                .filter(value -> !value.isBlank());
    }

    private void write(Cookie cookie, Duration age) {
        current.getCurrent().response().addCookie(cookie.setSecure(secure).setMaxAge(age.toSeconds()));
    }
}
