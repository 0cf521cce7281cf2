package io.pteronimbus.auth.provider;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.pteronimbus.auth.identity.ProviderPerson;
import io.pteronimbus.auth.identity.ProviderTokens;
import io.pteronimbus.auth.session.Method;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.UserInfo;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Speaks to a provider through Quarkus OIDC: where to send a browser, and who it was that came back. Blocks. */
@ApplicationScoped
class ProviderDialogue {
    private static final Logger LOG = Logger.getLogger(ProviderDialogue.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int FOUND = 302;

    private final HttpAuthenticator authenticator;
    private final Clock clock;

    ProviderDialogue(HttpAuthenticator authenticator, Clock clock) {
        this.authenticator = authenticator;
        this.clock = clock;
    }

    /** The provider's address for this browser; its state goes into a cookie of the answer. */
    String begin(RoutingContext context, Method method) throws ProviderException {
        try {
            var challenge = authenticator.getChallenge(context).await().atMost(PATIENCE);
            if (challenge == null || challenge.status != FOUND) {
                throw new ProviderException(ProviderProblem.PROVIDER_FAILED, null);
            }
            var location = challenge.headerContent.toString();
            var state = new QueryStringDecoder(location)
                    .parameters()
                    .getOrDefault("state", List.of(""))
                    .getFirst();
            confine(context, "q_auth_" + method.text() + "_" + state);
            return location;
        } catch (RuntimeException e) {
            LOG.warnf("A provider is away: %s", e.toString());
            throw new ProviderException(ProviderProblem.PROVIDER_UNAVAILABLE, e);
        }
    }

    /** Who came back: checks state and PKCE, and trades the code. */
    ProviderPerson complete(RoutingContext context, Method method) throws ProviderException {
        try {
            var identity = authenticator.attemptAuthentication(context).await().atMost(PATIENCE);
            var tokens = PassingTokens.of(context).orElse(null);
            if (identity == null || tokens == null) {
                throw new ProviderException(ProviderProblem.PROVIDER_FAILED, null);
            }
            return method == Method.DISCORD ? ofDiscord(identity, tokens) : ofOidc(identity);
        } catch (RuntimeException e) {
            throw new ProviderException(reason(context, e), e);
        } finally {
            forgetSession(context, method);
        }
    }

    private ProviderPerson ofDiscord(SecurityIdentity identity, AuthorizationCodeTokens tokens) {
        UserInfo info = Objects.requireNonNull(identity.getAttribute(OidcUtils.USER_INFO_ATTRIBUTE));
        var id = Objects.requireNonNull(info.getString("id"));
        var name = info.getString("global_name");
        var lifetime = Objects.requireNonNull(tokens.getAccessTokenExpiresIn());
        return new ProviderPerson(
                id,
                name == null ? String.valueOf(info.getString("username")) : name,
                new ProviderTokens(
                        tokens.getAccessToken(),
                        tokens.getRefreshToken(),
                        clock.instant().plusSeconds(lifetime)));
    }

    /** A subject is one issuer's alone. */
    private static ProviderPerson ofOidc(SecurityIdentity identity) {
        var token = (JsonWebToken) identity.getPrincipal();
        var name = first(token, "name", "preferred_username", "email");
        return new ProviderPerson(
                token.getIssuer() + "#" + token.getSubject(), name == null ? token.getSubject() : name, null);
    }

    private static @Nullable String first(JsonWebToken token, String... claims) {
        return Stream.of(claims)
                .map(token::<Object>getClaim)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(null);
    }

    private static ProviderProblem reason(RoutingContext context, Throwable failure) {
        if ("access_denied".equals(context.request().getParam("error"))) {
            return ProviderProblem.PROVIDER_DENIED;
        }
        LOG.warnf("Signing in by a provider failed: %s", failure.toString());
        return isMismatch(failure) ? ProviderProblem.PROVIDER_FAILED : ProviderProblem.PROVIDER_UNAVAILABLE;
    }

    /**
     * Whether what came back does not fit what was asked: Quarkus says so without a cause when the state does not, and the
     * provider when the code does not. All else the provider has to answer for.
     */
    private static boolean isMismatch(Throwable failure) {
        var refusal = failure instanceof AuthenticationCompletionException
                || failure instanceof AuthenticationFailedException;
        return refusal
                && (failure.getCause() == null
                        || Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                                .anyMatch(cause ->
                                        String.valueOf(cause.getMessage()).contains("invalid_grant")));
    }

    /**
     * The cookie of that state, which Quarkus leaves to the browser's ideas: Lax, not Strict, since the provider sends the
     * browser back from another site.
     */
    private static void confine(RoutingContext context, String name) {
        var cookie = context.request().getCookie(name);
        if (cookie != null) {
            cookie.setSameSite(CookieSameSite.LAX);
        }
    }

    /** Quarkus has a cookie of its own written, which nobody would read. */
    private static void forgetSession(RoutingContext context, Method method) {
        context.response().removeCookie("q_session_" + method.text(), false);
    }
}
