package io.pteronimbus.controller.template;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.pteronimbus.crd.GameTemplate;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Watches the templates in all namespaces, and tells {@link Templates} where something changed. They are read as what they are, not as what they should
 * be: one that no program understands must not keep the others from being seen.
 */
@Singleton
public class TemplateWatch implements ResourceEventHandler<GenericKubernetesResource> {
    static final ResourceDefinitionContext KIND = ResourceDefinitionContext.fromResourceType(GameTemplate.class);

    /** How many are read at once: each may have 1 MiB. */
    private static final long PAGE = 10;

    private final KubernetesClient client;
    private final KnownTemplates known;
    private final Templates templates;
    private volatile @Nullable SharedIndexInformer<GenericKubernetesResource> informer;

    TemplateWatch(KubernetesClient client, KnownTemplates known, Templates templates) {
        this.client = client;
        this.known = known;
        this.templates = templates;
    }

    /** Returns when all there are have been seen. */
    public void start() {
        var watch = client.genericKubernetesResources(KIND)
                .inAnyNamespace()
                .withLimit(PAGE)
                .runnableInformer(0)
                .itemStore(known);
        watch.addEventHandler(this);
        informer = watch;
        watch.run();
    }

    @Override
    public void onAdd(GenericKubernetesResource template) {
        templates.changed(Place.of(template));
    }

    @Override
    public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource template) {
        templates.changed(Place.of(template));
    }

    @Override
    public void onDelete(GenericKubernetesResource template, boolean finalStateUnknown) {
        templates.gone(Place.of(template));
    }

    @PreDestroy
    void close() {
        var watch = informer;
        if (watch != null) {
            watch.close();
        }
    }
}
