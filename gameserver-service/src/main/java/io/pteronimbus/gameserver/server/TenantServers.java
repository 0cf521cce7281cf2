package io.pteronimbus.gameserver.server;

import io.pteronimbus.events.Actor;
import io.pteronimbus.gameserver.author.Author;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.request.RequestTrace;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** What becomes of all servers of the tenant that was entered when the tenant ends. Each in a transaction of its own; what is done already is left. */
@ApplicationScoped
public class TenantServers {
    private static final int AT_ONCE = 100;

    /** It is being deleted, or gone, or held by an administrator, which is down too. */
    private static final Set<ProblemType> LEFT_ALONE =
            EnumSet.of(ProblemType.CONFLICT, ProblemType.NOT_FOUND, ProblemType.SERVER_SUSPENDED);

    private static final UUID FIRST = new UUID(0, 0);

    private final ServerRepository servers;
    private final ServerService service;
    private final RequestTrace trace;

    TenantServers(ServerRepository servers, ServerService service, RequestTrace trace) {
        this.servers = servers;
        this.service = service;
        this.trace = trace;
    }

    /** The tenant is to be deleted, and may yet be kept. */
    public void stopAll(UUID tenantId) {
        each(tenantId, id -> stop(tenantId, id));
    }

    /** The tenant is gone. */
    public void deleteAll(UUID tenantId) {
        each(tenantId, id -> service.delete(tenantId, id, author()));
    }

    private void stop(UUID tenantId, UUID id) {
        try {
            service.power(tenantId, id, PowerAction.STOP, author());
        } catch (ProblemException e) {
            if (e.problemType() == ProblemType.POWER_IN_PROGRESS) {
                service.power(tenantId, id, PowerAction.KILL, author());
            } else if (!LEFT_ALONE.contains(e.problemType())) {
                throw e;
            }
        }
    }

    private void each(UUID tenantId, Consumer<UUID> work) {
        var after = FIRST;
        List<UUID> page;
        do {
            var from = after;
            page = QuarkusTransaction.requiringNew().call(() -> servers.idsOf(tenantId, from, AT_ONCE));
            page.forEach(work);
            after = page.isEmpty() ? after : page.getLast();
        } while (page.size() == AT_ONCE);
    }

    private Author author() {
        return new Author(Actor.service("tenant-service"), null, null, false, trace.id());
    }
}
