package io.pteronimbus.auth.key;

import io.pteronimbus.platform.security.OpenToAll;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;

/** Publishes the keys by which access tokens are verified. */
@Path("/api/v1/auth/.well-known/jwks.json")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class JwksResource {
    private static final int FRESH_FOR_SECONDS = 60;

    private final KeyService keys;

    JwksResource(KeyService keys) {
        this.keys = keys;
    }

    @GET
    @OpenToAll(because = "they are public keys")
    public RestResponse<JwksView> jwks() {
        var published = keys.ring().jwks().stream()
                .map(key -> key.toParams(OutputControlLevel.PUBLIC_ONLY))
                .toList();
        var cache = new CacheControl();
        cache.setMaxAge(FRESH_FOR_SECONDS);
        cache.setPrivate(false);
        return ResponseBuilder.ok(new JwksView(published)).cacheControl(cache).build();
    }

    /** A JSON Web Key Set (RFC 7517). */
    record JwksView(List<Map<String, Object>> keys) {}
}
