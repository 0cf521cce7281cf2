package io.pteronimbus.gameserver.template;

import io.pteronimbus.events.EventIds;
import io.pteronimbus.platform.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Brings the templates that come with the product into the database. Content that is there already changes nothing; new
 * content becomes a new version, and servers keep the one they were made from.
 */
@ApplicationScoped
class BuiltInTemplates {
    private static final Logger LOG = Logger.getLogger(BuiltInTemplates.class);
    private static final List<String> FILES = Stream.of(
                    "minecraft-demo",
                    "minecraft-vanilla",
                    "minecraft-paper",
                    "minecraft-bedrock",
                    "counter-strike-2",
                    "valheim",
                    "terraria",
                    "openttd")
            .map(name -> "templates/" + name + ".json")
            .toList();

    private final TemplateRepository templates;
    private final TenantContext tenant;
    private final TemplateJson json;
    private final Event<TemplatesChanged> changes;
    private final Clock clock;

    BuiltInTemplates(
            TemplateRepository templates,
            TenantContext tenant,
            TemplateJson json,
            Event<TemplatesChanged> changes,
            Clock clock) {
        this.templates = templates;
        this.tenant = tenant;
        this.json = json;
        this.changes = changes;
        this.clock = clock;
    }

    @ActivateRequestContext
    void atStart(@Observes @Priority(20) StartupEvent event) {
        FILES.forEach(file -> synchronise(read(file)));
    }

    @ActivateRequestContext
    public void synchronise(TemplateDocument document) {
        tenant.asSystem(() -> QuarkusTransaction.requiringNew().call(() -> save(document)));
    }

    private boolean save(TemplateDocument document) {
        var content = json.content(document);
        templates.lockBuiltIns();
        var known = templates.global(document.slug());
        var isCurrent = known.flatMap(t -> templates.version(t.id, t.version))
                .filter(v -> v.contentHash.equals(content.hash()))
                .isPresent();
        if (isCurrent) {
            return false;
        }
        var now = clock.instant();
        var template =
                known.orElseGet(() -> Template.builtIn(EventIds.of("template", document.slug()), document.slug(), now));
        var version = template.save(content, TemplateNote.OF_PRODUCT, now);
        if (known.isEmpty()) {
            templates.add(template);
        }
        templates.add(version);
        changes.fire(new TemplatesChanged());
        LOG.infof("Built-in template saved: template=%s version=%d", template.slug, template.version);
        return true;
    }

    private TemplateDocument read(String file) {
        try (var in = Thread.currentThread().getContextClassLoader().getResourceAsStream(file)) {
            return json.document(in);
        } catch (IOException e) {
            throw new IllegalStateException("built-in template " + file + " is unreadable", e);
        }
    }
}
