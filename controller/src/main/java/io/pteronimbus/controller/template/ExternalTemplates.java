package io.pteronimbus.controller.template;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.MeterRegistry;
import io.pteronimbus.controller.gameserver.ServerRef;
import io.pteronimbus.controller.link.ControllerFrame;
import io.pteronimbus.controller.link.ControllerFrame.NamedTemplate;
import io.pteronimbus.controller.link.ManagedBy;
import io.pteronimbus.controller.link.PanelFrame;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Names the templates to the panel that somebody made in tenants' namespaces with kubectl or from Git: all of them with each full list of the panel, and
 * in between each time one is another. What one says is read from the cluster when the panel asks for it. Of a tenant at most {@value #MOST}, the oldest. On one thread.
 */
@Singleton
class ExternalTemplates {
    static final int MOST = 100;
    private static final int PART = 500;

    private static final Logger LOG = Logger.getLogger(ExternalTemplates.class);
    private static final Comparator<KnownTemplate> OLDEST_FIRST =
            Comparator.comparing(KnownTemplate::createdAt).thenComparing(KnownTemplate::uid);

    private final KubernetesClient client;
    private final KnownTemplates known;
    private final PanelTemplates panel;
    private final TemplateReader reader;
    private final TemplateEvents events;
    /** On this connection, by namespace and uid; empty before the first full list. */
    private final Map<String, Map<String, NamedTemplate>> told = new HashMap<>();

    private volatile int count;
    private boolean isComplete;
    private Consumer<ControllerFrame> answers = frame -> {};

    ExternalTemplates(
            KubernetesClient client,
            KnownTemplates known,
            PanelTemplates panel,
            TemplateReader reader,
            TemplateEvents events,
            MeterRegistry metrics) {
        this.client = client;
        this.known = known;
        this.panel = panel;
        this.reader = reader;
        this.events = events;
        metrics.gauge("pteronimbus.external.templates", this, templates -> templates.count);
    }

    void answerTo(Consumer<ControllerFrame> connection) {
        answers = connection;
        isComplete = false;
        told.clear();
    }

    void tellAll() {
        told.clear();
        known.namespaces().forEach(namespace -> told.put(namespace, present(namespace)));
        isComplete = true;
        var all = told.values().stream().flatMap(of -> of.values().stream()).toList();
        var from = 0;
        do {
            var to = Math.min(all.size(), from + PART);
            answers.accept(new ControllerFrame.ExternalTemplates(to < all.size(), all.subList(from, to)));
            from = to;
        } while (from < all.size());
        count();
    }

    /** Something may be different there. */
    void look(String namespace) {
        if (!isComplete) {
            return;
        }
        var now = present(namespace);
        var before = told.getOrDefault(namespace, Map.of());
        told.put(namespace, now);
        now.values().stream()
                .filter(template -> !template.equals(before.get(template.resourceUid())))
                .forEach(template -> answers.accept(new ControllerFrame.ExternalTemplateChanged(template)));
        before.values().stream()
                .filter(template -> !now.containsKey(template.resourceUid()))
                .forEach(template -> answers.accept(
                        new ControllerFrame.ExternalTemplateGone(template.tenantId(), template.resourceUid())));
        count();
    }

    /** Says all of one; one that is not there, or is another now, is gone. */
    void tell(PanelFrame.ExternalTemplateWanted wanted) {
        var place = new Place(ServerRef.namespaceOf(wanted.tenantId()), wanted.name());
        try {
            var resource = client.genericKubernetesResources(TemplateWatch.KIND)
                    .inNamespace(place.namespace())
                    .withName(place.name())
                    .get();
            var present = resource == null ? null : reader.read(resource);
            if (present == null || panel.isOurs(present) || !present.uid().equals(wanted.resourceUid())) {
                answers.accept(new ControllerFrame.ExternalTemplateGone(wanted.tenantId(), wanted.resourceUid()));
                return;
            }
            var meta = Objects.requireNonNull(resource).getMetadata();
            answers.accept(new ControllerFrame.ExternalTemplateTold(
                    named(wanted.tenantId(), present),
                    TemplateReader.title(meta),
                    TemplateReader.description(meta),
                    ManagedBy.of(meta),
                    reader.spec(resource)));
        } catch (KubernetesClientException e) {
            LOG.warnf(
                    "Template not read, the panel asks again with its next list: place=%s cause=%s",
                    place, e.getMessage());
        }
    }

    /** Whoever made it is told why the panel does not show it so. */
    void refused(PanelFrame.ExternalTemplateRefused refused) {
        known.find(new Place(ServerRef.namespaceOf(refused.tenantId()), refused.name()))
                .filter(template -> template.uid().equals(refused.resourceUid()))
                .ifPresent(template -> events.refused(template, refused.reason()));
    }

    private void count() {
        count = told.values().stream().mapToInt(Map::size).sum();
    }

    /** By uid. */
    private Map<String, NamedTemplate> present(String namespace) {
        var tenant = ServerRef.tenantOf(namespace);
        var first = new LinkedHashMap<String, NamedTemplate>();
        if (tenant.isEmpty()) {
            return first;
        }
        var all = known.in(namespace)
                .filter(template -> !panel.isOurs(template))
                .sorted(OLDEST_FIRST)
                .toList();
        if (all.size() > MOST) {
            LOG.warnf(
                    "More external templates than the panel is told of: tenant=%s templates=%d told=%d",
                    tenant.get(), all.size(), MOST);
        }
        all.stream().limit(MOST).forEach(template -> first.put(template.uid(), named(tenant.get(), template)));
        return first;
    }

    private static NamedTemplate named(UUID tenant, KnownTemplate template) {
        return new NamedTemplate(
                tenant, template.uid(), template.place().name(), template.createdAt(), template.externalHash());
    }
}
