package io.pteronimbus.gameserver.link;

import io.pteronimbus.events.Actor;
import io.pteronimbus.gameserver.server.SecretValues;
import io.pteronimbus.platform.security.ServiceTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;

/** Signs what a controller is to believe: who wants what of which server, and that they may. */
@ApplicationScoped
public class Grants {
    private static final float MINUTE = 1;

    private final ServiceTokens tokens;

    Grants(ServiceTokens tokens) {
        this.tokens = tokens;
    }

    /**
     * What an intent is made of, by its hashes.
     *
     * @param specHash SHA-256 of the canonical spec, hex
     * @param secretsHash of the values of secret variables, see {@link SecretValues#hash}; null where there are none
     */
    public record Content(String specHash, @Nullable String secretsHash) {}

    /** For one generation of a server. Without expiry: it is looked at when the generation rises, however late. */
    public String intent(
            String cluster,
            UUID tenantId,
            UUID serverId,
            long generation,
            Content content,
            Actor actor,
            String permission) {
        var claims = claims(cluster, tenantId, serverId, actor, permission);
        claims.setClaim("generation", generation);
        claims.setStringClaim("specHash", content.specHash());
        if (content.secretsHash() != null) {
            claims.setStringClaim("secretsHash", content.secretsHash());
        }
        return tokens.sign(claims);
    }

    /**
     * For what a tenant may use, as tenant-service said. Without expiry.
     *
     * @param version of the tenant
     * @param quotaHash SHA-256 of the canonical quota, hex
     */
    String quota(String cluster, UUID tenantId, long version, String quotaHash) {
        var claims = claims(cluster, tenantId, Actor.service("tenant-service"), "quota:update");
        claims.setClaim("generation", version);
        claims.setStringClaim("specHash", quotaHash);
        return tokens.sign(claims);
    }

    /**
     * For a template, as a cluster is to have it. Without expiry.
     *
     * @param tenantId whose it is; null: everybody's
     * @param hash SHA-256 of all that is said of it, canonical, hex
     * @param permission {@code template:update} or {@code template:delete}
     */
    String template(
            String cluster, @Nullable UUID tenantId, UUID templateId, int version, String hash, String permission) {
        var claims = claims(cluster, tenantId, Actor.service("gameserver-service"), permission);
        claims.setStringClaim("template", templateId.toString());
        claims.setClaim("generation", version);
        claims.setStringClaim("specHash", hash);
        return tokens.sign(claims);
    }

    /** For one stream or one command, good for 60 seconds. */
    public String moment(String cluster, UUID tenantId, UUID serverId, Actor actor, String permission) {
        var claims = claims(cluster, tenantId, serverId, actor, permission);
        claims.setExpirationTimeMinutesInTheFuture(MINUTE);
        return tokens.sign(claims);
    }

    private static JwtClaims claims(String cluster, UUID tenantId, UUID serverId, Actor actor, String permission) {
        var claims = claims(cluster, tenantId, actor, permission);
        claims.setStringClaim("server", serverId.toString());
        return claims;
    }

    private static JwtClaims claims(String cluster, @Nullable UUID tenantId, Actor actor, String permission) {
        var claims = new JwtClaims();
        claims.setAudience("cluster:" + cluster);
        if (tenantId != null) {
            claims.setStringClaim("tenant", tenantId.toString());
        }
        claims.setClaim("actor", Map.of("kind", actor.kind().name(), "id", actor.id(), "name", actor.name()));
        claims.setStringClaim("permission", permission);
        return claims;
    }
}
