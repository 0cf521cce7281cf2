package io.pteronimbus.fakediscord.oauth;

import io.pteronimbus.fakediscord.state.Application;
import io.pteronimbus.fakediscord.state.Snowflake;
import io.pteronimbus.fakediscord.state.World;
import io.vertx.core.MultiMap;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an application asks a person for. The redirect target is one of the application's, so that errors may be sent there.
 *
 * @param redirectUri null when a bot is to be added and nobody is to hear of it
 * @param state       what the application wants back, or null
 */
record AuthorizeRequest(
        Application application,
        @Nullable String redirectUri,
        @Nullable String state,
        MultiMap parameters) {

    private static final int LONGEST = 2000;

    /**
     * What is asked for, once it is known to be right.
     *
     * @param install null when no bot is to be added
     */
    record Wish(
            List<String> scopes,
            @Nullable String challenge,
            @Nullable Install install) {}

    /** Something that must not be sent anywhere, since where to is in doubt. */
    static final class UntrustedException extends Exception {
        private static final long serialVersionUID = 1;

        UntrustedException(String message) {
            super(message, null, false, false);
        }

        String text() {
            return String.valueOf(getMessage());
        }
    }

    static AuthorizeRequest of(World world, MultiMap parameters) throws UntrustedException {
        String client = single(parameters, "client_id");
        Application application = Optional.ofNullable(client)
                .flatMap(Snowflake::parse)
                .flatMap(world::application)
                .orElseThrow(() -> new UntrustedException("Unknown Application"));
        return new AuthorizeRequest(
                application, redirect(application, parameters), single(parameters, "state"), parameters);
    }

    /** A request that adds a bot may leave it out: then it is the first one, or none when there is no code to be sent. */
    private static @Nullable String redirect(Application application, MultiMap parameters) throws UntrustedException {
        List<String> scopes = Scopes.parse(Parameters.text(parameters, "scope")).orElse(List.of());
        boolean given = parameters.contains("redirect_uri");
        if (!given && !parameters.contains("response_type") && Scopes.onlyInstall(scopes)) {
            return null;
        }
        boolean first = !given
                && scopes.contains(Scopes.BOT)
                && !application.redirectUris().isEmpty();
        String redirect = first ? application.redirectUris().getFirst() : single(parameters, "redirect_uri");
        if (redirect == null || !application.redirectUris().contains(redirect)) {
            throw new UntrustedException("Invalid OAuth2 redirect_uri");
        }
        return redirect;
    }

    /** @throws OAuthException when the application asked wrongly, which it is to be told */
    Wish wish() {
        if (redirectUri != null && !"code".equals(parameters.get("response_type"))) {
            throw new OAuthException(400, "unsupported_response_type", "Response type is not supported.");
        }
        if (parameters.names().stream().anyMatch(name -> parameters.getAll(name).size() > 1)
                || parameters.entries().stream()
                        .anyMatch(each -> each.getValue().length() > LONGEST)) {
            throw OAuthException.invalidRequest("A parameter is repeated or too long.");
        }
        List<String> scopes = Scopes.parse(Parameters.text(parameters, "scope"))
                .orElseThrow(() -> new OAuthException(
                        400, "invalid_scope", "The requested scope is invalid, unknown, or malformed."));
        String challenge = parameters.get("code_challenge");
        String method = parameters.get("code_challenge_method");
        if (challenge == null ? method != null : !Pkce.METHOD.equals(method) || !Pkce.isChallenge(challenge)) {
            throw OAuthException.invalidRequest("Invalid code_challenge.");
        }
        return new Wish(scopes, challenge, scopes.contains(Scopes.BOT) ? Install.of(parameters) : null);
    }

    /** The redirect target with an answer in its query; empty when there is none. */
    Optional<String> redirect(Map<String, String> answer) {
        return Optional.ofNullable(redirectUri).map(target -> {
            Map<String, String> all = new LinkedHashMap<>(answer);
            if (state != null) {
                all.put("state", state);
            }
            StringBuilder whole = new StringBuilder(target);
            char separator = target.contains("?") ? '&' : '?';
            for (Map.Entry<String, String> each : all.entrySet()) {
                whole.append(separator)
                        .append(each.getKey())
                        .append('=')
                        .append(URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8));
                separator = '&';
            }
            return whole.toString();
        });
    }

    Optional<String> redirect(OAuthException problem) {
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("error", problem.error());
        if (problem.description() != null) {
            answer.put("error_description", problem.description());
        }
        return redirect(answer);
    }

    /** A parameter that is there exactly once. */
    private static @Nullable String single(MultiMap parameters, String name) {
        List<String> values = parameters.getAll(name);
        return values.size() == 1 && values.getFirst().length() <= LONGEST ? values.getFirst() : null;
    }
}
