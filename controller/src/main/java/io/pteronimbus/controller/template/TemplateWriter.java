package io.pteronimbus.controller.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.MeterRegistry;
import io.pteronimbus.controller.credential.OwnNamespace;
import io.pteronimbus.controller.gameserver.Labels;
import io.pteronimbus.controller.gameserver.ServerRef;
import io.pteronimbus.controller.grant.CanonicalJson;
import io.pteronimbus.controller.grant.Fault;
import io.pteronimbus.controller.grant.GrantVerifier;
import io.pteronimbus.controller.grant.RefusedGrantException;
import io.pteronimbus.controller.link.PanelFrame.NamedTemplate;
import io.pteronimbus.controller.link.PanelFrame.TemplateTold;
import io.pteronimbus.crd.GameTemplate;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes one template of the panel into the cluster, or takes it away, if the panel has signed just that. On one thread. */
@Singleton
class TemplateWriter {
    /** In bytes of JSON: the cluster's own store takes 1.5 MiB, with what it adds itself. */
    static final int MOST_BYTES = 1 << 20;

    private static final Logger LOG = Logger.getLogger(TemplateWriter.class);
    private static final String FIELD_MANAGER = "pteronimbus-link";
    private static final String CHANGE = "template:update";
    private static final String DELETE = "template:delete";

    private final KubernetesClient client;
    private final KnownTemplates known;
    private final TemplateReader reader;
    private final GrantVerifier grants;
    private final TemplateRefusals refusals;
    private final MeterRegistry metrics;
    private final String everybodys;
    /** What the cluster made of what was applied, where that is something else: it would be applied for ever. */
    private final Map<UUID, String> settled = new HashMap<>();
    /** The hashes of those that no cluster keeps. */
    private final Map<UUID, String> tooLarge = new HashMap<>();

    TemplateWriter(
            KubernetesClient client,
            KnownTemplates known,
            TemplateReader reader,
            GrantVerifier grants,
            TemplateRefusals refusals,
            MeterRegistry metrics) {
        this.client = client;
        this.known = known;
        this.reader = reader;
        this.grants = grants;
        this.refusals = refusals;
        this.metrics = metrics;
        everybodys = OwnNamespace.of(client);
    }

    /** Everybody's are in the controller's own namespace, a tenant's in the tenant's. */
    Place place(NamedTemplate template) {
        var tenant = template.tenantId();
        return new Place(tenant == null ? everybodys : ServerRef.namespaceOf(tenant), template.slug());
    }

    /** It was said once, and was too large: to ask for it again is of no use. */
    boolean isTooLarge(NamedTemplate template) {
        return template.hash().equals(tooLarge.get(template.id()));
    }

    boolean isAs(KnownTemplate present, NamedTemplate template) {
        return present.panelHash().equals(template.hash())
                && (present.isAsApplied() || present.contentHash().equals(settled.get(template.id())));
    }

    /** @return for the panel */
    String refuseTooLarge(NamedTemplate template) {
        tooLarge.put(template.id(), template.hash());
        return refusals.skip(template, "too-large", "it has more than " + MOST_BYTES + " bytes");
    }

    /** @return for the panel */
    String refuseTaken(NamedTemplate template, Place place) {
        return refusals.skip(template, "name-taken", "somebody else made the GameTemplate " + place);
    }

    /** @return why nothing was written; empty when it was */
    Optional<String> write(TemplateTold told, Place place) {
        var template = told.template();
        try {
            var present = known.find(place).orElse(null);
            if (template.deleted()) {
                if (present != null && present.isOf(template.id())) {
                    delete(told, present);
                }
                return Optional.empty();
            }
            return present == null || present.isOf(template.id())
                    ? hold(told, place, present)
                    : Optional.of(refuseTaken(template, place));
        } catch (RefusedGrantException e) {
            return Optional.of(refusals.refuse(template, template.deleted() ? DELETE : CHANGE, e));
        } catch (KubernetesClientException e) {
            return Optional.of(refusals.skip(template, "cluster", String.valueOf(e.getMessage())));
        }
    }

    private Optional<String> hold(TemplateTold told, Place place, @Nullable KnownTemplate present)
            throws RefusedGrantException {
        var template = told.template();
        var spec = Objects.requireNonNull(told.spec());
        var bytes = told.signed().toString().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            return Optional.of(refuseTooLarge(template));
        }
        verify(told, CHANGE, present);
        if (present != null && isAs(present, template)) {
            return Optional.empty();
        }
        var wanted = client.resource(resource(told, place, spec, present)).fieldManager(FIELD_MANAGER);
        // without force nothing is taken over that somebody made in this very moment
        var written = reader.read((present == null ? wanted : wanted.forceConflicts()).serverSideApply());
        known.learn(written);
        settled.remove(template.id());
        if (!written.isAsApplied()) {
            settled.put(template.id(), written.contentHash());
        }
        metrics.counter("pteronimbus.templates.written").increment();
        LOG.infof("Template written: place=%s template=%s version=%d", place, template.id(), template.version());
        return Optional.empty();
    }

    private GameTemplate resource(TemplateTold told, Place place, JsonNode spec, @Nullable KnownTemplate present)
            throws RefusedGrantException {
        var template = told.template();
        var annotations = new LinkedHashMap<String, String>();
        annotations.put(GameTemplate.TITLE, told.title());
        annotations.put(GameTemplate.DESCRIPTION, told.description());
        annotations.put(GameTemplate.TEMPLATE_VERSION, Long.toString(template.version()));
        annotations.put(Labels.SPEC_HASH, template.hash());
        var meta = new ObjectMetaBuilder()
                .withNamespace(place.namespace())
                .withName(place.name())
                .withLabels(Map.of(
                        Labels.MANAGED_BY,
                        Labels.PTERONIMBUS,
                        Labels.TEMPLATE,
                        template.id().toString()))
                .withAnnotations(annotations)
                .build();
        meta.getAnnotations().put(Labels.APPLIED_HASH, reader.contentHash(meta, spec));
        if (present != null) {
            // never one that has taken the name meanwhile
            meta.setUid(present.uid());
        }
        var resource = new GameTemplate();
        resource.setMetadata(meta);
        try {
            resource.setSpec(reader.typed(spec));
        } catch (JsonProcessingException e) {
            throw new RefusedGrantException(Fault.SPEC, null, "the spec cannot be read");
        }
        return resource;
    }

    private void delete(TemplateTold told, KnownTemplate present) throws RefusedGrantException {
        verify(told, DELETE, present);
        var place = present.place();
        try {
            client.resource(named(present)).lockResourceVersion().delete();
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
        }
        known.forget(place);
        settled.remove(told.template().id());
        LOG.infof(
                "Template deleted: place=%s template=%s", place, told.template().id());
    }

    private static GameTemplate named(KnownTemplate present) {
        var resource = new GameTemplate();
        resource.setMetadata(new ObjectMetaBuilder()
                .withNamespace(present.place().namespace())
                .withName(present.place().name())
                .withUid(present.uid())
                .withResourceVersion(Long.toString(present.resourceVersion()))
                .build());
        return resource;
    }

    /** What is signed is all of it. An older version is none that may come back, unless somebody has tampered with the newer. */
    private void verify(TemplateTold told, String permission, @Nullable KnownTemplate present)
            throws RefusedGrantException {
        var template = told.template();
        var grant = grants.template(
                told.grant(),
                template.tenantId(),
                template.id(),
                template.version(),
                CanonicalJson.sha256(told.signed()),
                permission);
        if (present != null && present.isAsApplied() && present.version() > template.version()) {
            throw new RefusedGrantException(Fault.GENERATION, grant.actor(), "a newer version is there");
        }
    }
}
