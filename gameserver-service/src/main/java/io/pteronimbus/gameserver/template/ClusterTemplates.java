package io.pteronimbus.gameserver.template;

import io.pteronimbus.platform.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Which templates a cluster is to have: everybody's, and those of the tenants that have servers there. A named system job: it serves the link.
 */
@ApplicationScoped
public class ClusterTemplates {
    private final ClusterTemplateRepository templates;
    private final TenantContext tenant;

    ClusterTemplates(ClusterTemplateRepository templates, TenantContext tenant) {
        this.templates = templates;
        this.tenant = tenant;
    }

    /** All there are, without what they say; and those that are to leave. */
    @ActivateRequestContext
    public List<ToldTemplate> of(String cluster) {
        return read(() -> templates.of(cluster));
    }

    /** One of those, with all that it says; empty for any other. */
    @ActivateRequestContext
    public Optional<ToldTemplate.Content> content(String cluster, UUID id) {
        return read(() -> templates.content(cluster, id));
    }

    /** It has left the cluster. Said of one that was to leave; else nothing happens. */
    @ActivateRequestContext
    public void left(String cluster, UUID id) {
        read(() -> templates.left(cluster, id));
    }

    private <T> T read(Supplier<T> work) {
        return tenant.asSystem(() -> QuarkusTransaction.requiringNew().call(work::get));
    }
}
