package io.pteronimbus.controller.template;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The templates in the cluster, from a watch: reading costs no request. Of each there is just what {@link KnownTemplate} has, and the
 * watch is given nothing but names back: a thousand of them, at 100 KB each, would not fit.
 */
@Singleton
class KnownTemplates implements ItemStore<GenericKubernetesResource> {
    private final TemplateReader reader;
    private final Map<String, Map<String, KnownTemplate>> byNamespace = new ConcurrentHashMap<>();

    KnownTemplates(TemplateReader reader) {
        this.reader = reader;
    }

    Optional<KnownTemplate> find(Place place) {
        return Optional.ofNullable(of(place.namespace()).get(place.name()));
    }

    Stream<KnownTemplate> in(String namespace) {
        return of(namespace).values().stream();
    }

    Stream<String> namespaces() {
        return byNamespace.keySet().stream();
    }

    /** It was written, and is known before the watch tells; what the watch told is kept if it is newer. */
    void learn(KnownTemplate template) {
        byNamespace.compute(template.place().namespace(), (namespace, known) -> {
            var all = known == null ? new ConcurrentHashMap<String, KnownTemplate>() : known;
            all.merge(
                    template.place().name(),
                    template,
                    (before, now) -> before.resourceVersion() <= now.resourceVersion() ? now : before);
            return all;
        });
    }

    /** It was deleted. */
    void forget(Place place) {
        byNamespace.computeIfPresent(place.namespace(), (namespace, known) -> {
            known.remove(place.name());
            return known.isEmpty() ? null : known;
        });
    }

    private Map<String, KnownTemplate> of(String namespace) {
        return byNamespace.getOrDefault(namespace, Map.of());
    }

    @Override
    public String getKey(GenericKubernetesResource item) {
        return Cache.metaNamespaceKeyFunc(item);
    }

    @Override
    public @Nullable GenericKubernetesResource put(String key, GenericKubernetesResource item) {
        var before = get(key);
        learn(reader.read(item));
        return before;
    }

    @Override
    public @Nullable GenericKubernetesResource remove(String key) {
        var before = get(key);
        forget(place(key));
        return before;
    }

    @Override
    public @Nullable GenericKubernetesResource get(String key) {
        return nameOf(find(place(key)).orElse(null));
    }

    @Override
    public Stream<String> keySet() {
        return all().map(known ->
                Cache.namespaceKeyFunc(known.place().namespace(), known.place().name()));
    }

    @Override
    public Stream<GenericKubernetesResource> values() {
        return all().map(KnownTemplates::nameOf).map(Objects::requireNonNull);
    }

    @Override
    public int size() {
        return (int) all().count();
    }

    @Override
    public boolean isFullState() {
        return false;
    }

    private Stream<KnownTemplate> all() {
        return byNamespace.values().stream().flatMap(known -> known.values().stream());
    }

    private static Place place(String key) {
        var slash = key.indexOf('/');
        return new Place(key.substring(0, Math.max(slash, 0)), key.substring(slash + 1));
    }

    private static @Nullable GenericKubernetesResource nameOf(@Nullable KnownTemplate known) {
        if (known == null) {
            return null;
        }
        var resource = new GenericKubernetesResource();
        resource.setMetadata(new ObjectMetaBuilder()
                .withNamespace(known.place().namespace())
                .withName(known.place().name())
                .withUid(known.uid())
                .withResourceVersion(Long.toString(known.resourceVersion()))
                .build());
        return resource;
    }
}
