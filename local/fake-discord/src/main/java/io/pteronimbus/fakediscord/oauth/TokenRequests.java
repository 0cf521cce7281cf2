package io.pteronimbus.fakediscord.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.fakediscord.http.Answers;
import io.pteronimbus.fakediscord.http.Json;
import io.pteronimbus.fakediscord.state.Application;
import io.pteronimbus.fakediscord.state.AuthorizationCode;
import io.pteronimbus.fakediscord.state.Grants;
import io.pteronimbus.fakediscord.state.TokenPair;
import io.pteronimbus.fakediscord.state.World;
import io.pteronimbus.fakediscord.view.GuildView;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /oauth2/token} and {@code /oauth2/token/revoke}. */
public final class TokenRequests {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final World world;
    private final ClientAuthentication clients;
    private final Supplier<Duration> life;

    /** @param life how long an access token issued now is good for */
    public TokenRequests(World world, Supplier<Duration> life) {
        this.world = world;
        this.clients = new ClientAuthentication(world);
        this.life = life;
    }

    public void mount(Router router) {
        router.post("/oauth2/token").handler(context -> answer(context, this::token));
        router.post("/oauth2/token/revoke").handler(context -> answer(context, this::revoke));
        // Discord signs no tokens with which this would help; clients ask for them all the same
        router.get("/oauth2/keys").handler(context -> {
            ObjectNode body = Json.object();
            body.putArray("keys");
            Answers.json(context, 200, body);
        });
    }

    private static void answer(RoutingContext context, BiFunction<RoutingContext, MultiMap, ObjectNode> work) {
        context.response().putHeader("Pragma", "no-cache");
        try {
            Answers.json(context, 200, work.apply(context, form(context)));
        } catch (OAuthException e) {
            if (e.status() == 401) {
                context.response().putHeader("WWW-Authenticate", "Basic");
            }
            Answers.json(context, e.status(), e.body());
        }
    }

    /** The fields of a form; nothing of a body of another kind, as Discord takes it. */
    private static MultiMap form(RoutingContext context) {
        String type = context.request().getHeader("Content-Type");
        String kind = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        MultiMap form = kind.equals(FORM) ? context.request().formAttributes() : MultiMap.caseInsensitiveMultiMap();
        if (form.names().stream().anyMatch(name -> form.getAll(name).size() > 1)) {
            throw OAuthException.invalidRequest("Duplicate parameters in request.");
        }
        return form;
    }

    private ObjectNode token(RoutingContext context, MultiMap form) {
        String grant = Parameters.text(form, "grant_type");
        if (!grant.equals("authorization_code") && !grant.equals("refresh_token")) {
            throw new OAuthException(400, "unsupported_grant_type", "Grant type is not supported");
        }
        Application application = clients.check(context.request().getHeader("Authorization"), form);
        Duration good = life.get();
        return grant.equals("refresh_token")
                ? view(refresh(application, form, good), good)
                : redeem(application, form, good);
    }

    private ObjectNode redeem(Application application, MultiMap form, Duration good) {
        Grants grants = world.grants();
        AuthorizationCode code = grants.code(required(form, "code"))
                .filter(found -> found.applicationId().equals(application.id()))
                .orElseThrow(() -> OAuthException.invalidGrant("code"));
        if (code.used()) {
            grants.revokeOrigin(code);
            throw OAuthException.invalidGrant("code");
        }
        if (!code.redirectUri().equals(required(form, "redirect_uri"))) {
            throw OAuthException.invalidRequest("Invalid \"redirect_uri\" in request.");
        }
        checkVerifier(code.challenge(), form.get("code_verifier"));
        ObjectNode view = view(grants.redeem(code, good), good);
        // proof of what the redirect has only claimed: where the bot was added
        Optional.ofNullable(code.guildId())
                .flatMap(world::guild)
                .ifPresent(guild -> view.set("guild", GuildView.whole(guild, false)));
        return view;
    }

    /** A verifier without a challenge is refused too: somebody may have taken the challenge out on the way. */
    private static void checkVerifier(@Nullable String challenge, @Nullable String verifier) {
        boolean proven = challenge == null ? verifier == null : verifier != null && Pkce.proves(verifier, challenge);
        if (!proven) {
            throw OAuthException.invalidGrant("code_verifier");
        }
    }

    private Grants.Issued refresh(Application application, MultiMap form, Duration good) {
        TokenPair pair = world.grants()
                .byRefresh(required(form, "refresh_token"))
                .filter(found -> found.applicationId().equals(application.id()))
                .orElseThrow(() -> OAuthException.invalidGrant("refresh_token"));
        return world.grants().rotate(pair, good);
    }

    /** A token of somebody else, or of nobody, is as good as revoked (RFC 7009). */
    private ObjectNode revoke(RoutingContext context, MultiMap form) {
        Application application = clients.check(context.request().getHeader("Authorization"), form);
        world.grants()
                .byEither(required(form, "token"))
                .filter(pair -> pair.applicationId().equals(application.id()))
                .ifPresent(pair -> world.grants().revoke(pair.applicationId(), pair.personId()));
        return Json.object();
    }

    private static String required(MultiMap form, String name) {
        String value = Parameters.text(form, name);
        if (value.isEmpty()) {
            throw OAuthException.invalidRequest("Missing \"" + name + "\" in request.");
        }
        return value;
    }

    private static ObjectNode view(Grants.Issued issued, Duration good) {
        return Json.object()
                .put("token_type", "Bearer")
                .put("access_token", issued.accessToken())
                .put("expires_in", good.toSeconds())
                .put("refresh_token", issued.refreshToken())
                .put("scope", String.join(" ", issued.pair().scopes()));
    }
}
