package io.pteronimbus.gameserver.server;

import io.pteronimbus.events.Actor;
import io.pteronimbus.events.ServerIntentChanged.Action;
import io.pteronimbus.gameserver.author.Author;
import io.pteronimbus.gameserver.server.ServerSeal.Column;
import io.pteronimbus.gameserver.template.TemplateService;
import io.pteronimbus.platform.request.RequestTrace;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Seals anew, at start, what was sealed with a key that is no longer the first, so that the old key can be taken out of the configuration after that. And
 * seals what lay there readable before values were sealed; what is wanted of such a server is then said anew, without the secret ones in it. A row changed meanwhile
 * is left to whoever changed it. A named system job, over all tenants.
 */
@ApplicationScoped
class Resealing {
    private static final Logger LOG = Logger.getLogger(Resealing.class);

    /** No other text begins so: a sealed one begins with a key's id. */
    private static final String READABLE = "{";

    private final ServerSeal seal;
    private final ServerRepository servers;
    private final TemplateService templates;
    private final ServerIntents intents;
    private final TenantContext tenant;
    private final RequestTrace trace;
    private final EntityManager entities;

    Resealing(
            ServerSeal seal,
            ServerRepository servers,
            TemplateService templates,
            ServerIntents intents,
            TenantContext tenant,
            RequestTrace trace,
            EntityManager entities) {
        this.seal = seal;
        this.servers = servers;
        this.templates = templates;
        this.intents = intents;
        this.tenant = tenant;
        this.trace = trace;
        this.entities = entities;
    }

    private record Kept(UUID id, UUID tenantId, String text) {
        /** Without the text. */
        @Override
        public String toString() {
            return "Kept[" + id + "]";
        }
    }

    /** Before anybody reads servers, and after the cluster of the configuration is there. */
    @ActivateRequestContext
    void start(@Observes @Priority(15) StartupEvent event) {
        reseal();
    }

    /** How many texts were sealed. Throws IllegalStateException for one that does not open. */
    int reseal() {
        var count = 0;
        for (var column : Column.values()) {
            for (var kept : system(() -> notCurrent(column))) {
                count += system(() -> replace(column, kept));
            }
        }
        if (count > 0) {
            LOG.infof("Sealed values of variables with the first encryption key: texts=%d", count);
        }
        return count;
    }

    private List<Kept> notCurrent(Column column) {
        List<?> rows = entities.createNativeQuery(
                        "select id, tenant_id, " + column.sqlName() + " from server where " + column.sqlName()
                                + " not in (:none, '') and not starts_with(" + column.sqlName() + ", :current)")
                .setParameter("none", ServerSeal.NONE)
                .setParameter("current", seal.currentPrefix())
                .getResultList();
        return rows.stream()
                .map(row -> (Object[]) row)
                .map(row -> new Kept((UUID) row[0], (UUID) row[1], (String) row[2]))
                .toList();
    }

    private int replace(Column column, Kept kept) {
        var isReadable = column == Column.VARIABLES && kept.text().startsWith(READABLE);
        var text = isReadable ? kept.text() : seal.open(column, kept.tenantId(), kept.id(), kept.text());
        var count = entities.createNativeQuery("update server set " + column.sqlName()
                        + " = :sealed where id = :id and " + column.sqlName() + " = :text")
                .setParameter("sealed", seal.seal(column, kept.tenantId(), kept.id(), text))
                .setParameter("id", kept.id())
                .setParameter("text", kept.text())
                .executeUpdate();
        if (isReadable && count > 0) {
            servers.lock(kept.tenantId(), kept.id()).ifPresent(this::renderAnew);
        }
        return count;
    }

    /** Its game goes on: what it was started with has not changed. */
    private void renderAnew(Server server) {
        if (server.external != null) {
            return;
        }
        var template =
                templates.pinned(server.tenantId, Objects.requireNonNull(server.templateId), server.templateVersion);
        server.generation++;
        intents.accept(
                server,
                template,
                server.deleting ? Action.DELETE : Action.UPDATE,
                server.deleting ? "server:delete" : "server:update",
                new Author(Actor.service("gameserver-service"), null, null, false, trace.id()),
                ServerEvents.auditView(server),
                Map.of());
    }

    private <T> T system(Supplier<T> work) {
        return tenant.asSystem(() -> QuarkusTransaction.requiringNew().call(work::get));
    }
}
