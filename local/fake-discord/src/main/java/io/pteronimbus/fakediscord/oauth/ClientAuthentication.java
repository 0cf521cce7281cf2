package io.pteronimbus.fakediscord.oauth;

import io.pteronimbus.fakediscord.state.Application;
import io.pteronimbus.fakediscord.state.Snowflake;
import io.pteronimbus.fakediscord.state.World;
import io.vertx.core.MultiMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which application speaks at the token endpoint: by HTTP Basic or by fields of the form, not by both. */
final class ClientAuthentication {

    private record Credentials(String id, String secret) {
        @Override
        public String toString() {
            return "Credentials[" + id + "]";
        }
    }

    private final World world;

    ClientAuthentication(World world) {
        this.world = world;
    }

    /** @throws OAuthException 401 when no application proves itself */
    Application check(@Nullable String authorization, MultiMap form) {
        Optional<String> id = Parameters.find(form, "client_id");
        Optional<Credentials> inForm = id.flatMap(
                client -> Parameters.find(form, "client_secret").map(secret -> new Credentials(client, secret)));
        Optional<Credentials> inHeader = Optional.ofNullable(authorization).flatMap(ClientAuthentication::basic);
        boolean differ = inHeader.isPresent()
                && id.isPresent()
                && !id.get().equals(inHeader.get().id());
        if (differ || inHeader.isPresent() && inForm.isPresent()) {
            throw new OAuthException(401, "invalid_client", null);
        }
        return inHeader.or(() -> inForm)
                .flatMap(credentials -> Snowflake.parse(credentials.id())
                        .flatMap(world::application)
                        .filter(application -> application.clientSecret().matches(credentials.secret())))
                .orElseThrow(() -> new OAuthException(401, "invalid_client", null));
    }

    private static Optional<Credentials> basic(String header) {
        if (!header.regionMatches(true, 0, "Basic ", 0, "Basic ".length())) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(header.substring("Basic ".length()).strip());
            String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            return parts.length == 2
                    ? Optional.of(new Credentials(decode(parts[0]), decode(parts[1])))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
