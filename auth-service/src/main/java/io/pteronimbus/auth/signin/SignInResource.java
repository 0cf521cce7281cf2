package io.pteronimbus.auth.signin;

import io.pteronimbus.auth.account.AccountService;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.AccessTokens;
import io.pteronimbus.platform.security.OpenToAll;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Signing in and out. With {@code X-Session: cookie} a browser gets its session as cookies, everybody else gets tokens in the
 * answer.
 */
@Path("/api/v1/auth")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class SignInResource {
    private static final String COOKIE = "cookie";

    private final SignInService signIns;
    private final SessionOpening opening;
    private final SessionCookies cookies;
    private final AccountService accounts;
    private final AccessTokens accessTokens;

    SignInResource(
            SignInService signIns,
            SessionOpening opening,
            SessionCookies cookies,
            AccountService accounts,
            AccessTokens accessTokens) {
        this.signIns = signIns;
        this.opening = opening;
        this.cookies = cookies;
        this.accounts = accounts;
        this.accessTokens = accessTokens;
    }

    /** Signs in with e-mail and password. */
    @POST
    @Path("/login")
    @OpenToAll(because = "this is where one signs in")
    public RestResponse<SignInView> login(
            @HeaderParam("X-Session") @Nullable String wanted, @Valid @NotNull LoginRequest request) {
        return answer(signIns.signIn(request), COOKIE.equalsIgnoreCase(wanted));
    }

    /** Signs in with name and password of the directory; answers as {@code /login}. */
    @POST
    @Path("/ldap/login")
    @OpenToAll(because = "this is where one signs in")
    public RestResponse<SignInView> loginByDirectory(
            @HeaderParam("X-Session") @Nullable String wanted, @Valid @NotNull DirectoryLoginRequest request) {
        return answer(signIns.signInByDirectory(request), COOKIE.equalsIgnoreCase(wanted));
    }

    /** Brings the second factor of who came from a provider; which session waits for it, a cookie tells. */
    @POST
    @Path("/second-factor")
    @OpenToAll(because = "who brings a second factor is not signed in yet")
    public RestResponse<SignInView> secondFactor(@Valid @NotNull SecondFactorRequest request) {
        var ticket = cookies.pending()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.SESSION_EXPIRED, "Nobody waits for a second factor. Sign in again."));
        var signedIn = opening.complete(ticket, request.otp());
        cookies.clearPending();
        return answer(signedIn, true);
    }

    /** Trades a refresh token, of the body or else of the cookie, for a new one and a new access token. */
    @POST
    @Path("/refresh")
    @OpenToAll(because = "the access token may have expired; the refresh token says who it is")
    public RestResponse<SignInView> refresh(@Valid @Nullable RefreshRequest request) {
        if (request != null) {
            return answer(signIns.refresh(request.refreshToken()), false);
        }
        var token = cookies.refreshToken()
                .orElseThrow(() -> new ProblemException(ProblemType.SESSION_EXPIRED, "You are not signed in."));
        try {
            return answer(signIns.refresh(token), true);
        } catch (ProblemException e) {
            if (e.problemType() == ProblemType.SESSION_EXPIRED) {
                cookies.clear();
            }
            throw e;
        }
    }

    /** Ends the session, of the access token or else of the refresh cookie, and clears the cookies. */
    @POST
    @Path("/logout")
    @Consumes(MediaType.WILDCARD)
    @OpenToAll(because = "one must be able to leave with an expired access token")
    @APIResponse(responseCode = "204", description = "Done")
    public void logout(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        var refreshToken = cookies.refreshToken();
        cookies.clear();
        signIns.signOut(refreshToken, sessionOf(authorization, refreshToken.isPresent()));
    }

    private Optional<UUID> sessionOf(@Nullable String authorization, boolean hasRefreshToken) {
        if (authorization == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    UUID.fromString(accessTokens.authenticate(authorization).sessionId()));
        } catch (ProblemException e) {
            if (hasRefreshToken) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private RestResponse<SignInView> answer(SignedIn signedIn, boolean asCookies) {
        if (asCookies) {
            cookies.set(signedIn);
        }
        return ResponseBuilder.ok(SignInView.of(signedIn, accounts.view(signedIn.account()), asCookies))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
