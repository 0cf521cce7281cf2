package io.pteronimbus.gameserver.console;

import io.pteronimbus.events.AccessChanged;
import io.pteronimbus.gameserver.author.Author;
import io.pteronimbus.gameserver.server.PowerAction;
import io.pteronimbus.gameserver.server.ServerBrief;
import io.pteronimbus.gameserver.server.ServerService;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.security.Access;
import io.pteronimbus.platform.security.AccessTokens;
import io.pteronimbus.platform.security.Caller;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.keys.KeyCommands;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What viewers may do, and doing it in their name: within the tenant of the console, and nowhere else. */
@ApplicationScoped
class ConsoleAccess {
    static final String READ = "console:read";
    private static final String EXECUTE = "console:execute";
    private static final String MEASURE = "metric:read";
    private static final String SESSION_KEY = "auth:session:";

    private final AccessTokens tokens;
    private final Access access;
    private final ServerService servers;
    private final TenantContext tenant;
    private final KeyCommands<String> keys;

    ConsoleAccess(
            AccessTokens tokens, Access access, ServerService servers, TenantContext tenant, RedisDataSource redis) {
        this.tokens = tokens;
        this.access = access;
        this.servers = servers;
        this.tenant = tenant;
        this.keys = redis.key();
    }

    record Entry(Caller caller, ServerBrief server) {}

    /** Lets somebody watch: throws 401, 404 or 403 as any endpoint does. */
    @ActivateRequestContext
    Entry enter(@Nullable String authorization, UUID tenantId, UUID serverId) {
        var caller = tokens.authenticate(authorization);
        access.require(caller, tenantId, serverId, READ);
        tenant.enter(tenantId);
        access.noteRead(caller, tenantId, serverId, READ);
        return new Entry(caller, servers.brief(tenantId, serverId));
    }

    /** The person behind another token. */
    Caller renew(String token) {
        return tokens.authenticate("Bearer " + token);
    }

    /** From now on nothing counts that was computed before the change. */
    void hear(AccessChanged change) {
        access.hear(change);
    }

    /** Throws unless the viewer may still watch. */
    void checkStillAllowed(Viewer viewer) {
        require(viewer, READ);
        var server = viewer.ticket().server();
        access.noteRead(viewer.caller(), server.tenantId(), server.id(), READ);
    }

    /** Whether the viewer may know what the server uses. */
    boolean mayMeasure(Viewer viewer) {
        try {
            require(viewer, MEASURE);
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }

    /** Whether the session that opened the socket still lives. */
    boolean sessionLives(Viewer viewer) {
        return keys.exists(SESSION_KEY + viewer.caller().sessionId());
    }

    /** Throws unless the viewer may send commands and the server runs; keeps the command in the audit log. */
    @ActivateRequestContext
    ServerBrief recordCommand(Viewer viewer, String text) {
        require(viewer, EXECUTE);
        var server = viewer.ticket().server();
        tenant.enter(server.tenantId());
        return servers.recordCommand(server.tenantId(), server.id(), text, author(viewer, EXECUTE));
    }

    /** Does what the power endpoint does. */
    @ActivateRequestContext
    void power(Viewer viewer, PowerAction action) {
        require(viewer, action.permission());
        var server = viewer.ticket().server();
        tenant.enter(server.tenantId());
        var unused = servers.power(server.tenantId(), server.id(), action, author(viewer, action.permission()));
    }

    private Author author(Viewer viewer, String permission) {
        var server = viewer.ticket().server();
        return viewer.author(access.isOverride(viewer.caller(), server.tenantId(), server.id(), permission));
    }

    private void require(Viewer viewer, String permission) {
        var server = viewer.ticket().server();
        access.require(viewer.caller(), server.tenantId(), server.id(), permission);
    }
}
