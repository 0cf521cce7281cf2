package io.pteronimbus.controller.cache;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps watched objects as packed text, which takes a small part of the memory of what is made of it: there are many, and most are looked at once
 * in a while. Each answer is an object of its own, and is parsed for it: nothing may go through all of them often.
 */
public class CompactStore<R extends HasMetadata> implements ItemStore<R> {
    /** How many objects a list is asked for at once: the text of a long one takes more memory than all that is kept of it. */
    public static final long PAGE = 250;

    private final Class<R> type;
    private final Supplier<KubernetesSerialization> json;
    /** Made at the first use: it holds what the operating system gave, and a native image may be made of a store that holds nothing yet. */
    private volatile @Nullable PackedText packing;

    private final Map<String, byte[]> items = new ConcurrentHashMap<>();

    /** @param json asked for at the first use */
    public CompactStore(Class<R> type, Supplier<KubernetesSerialization> json) {
        this.type = type;
        this.json = json;
    }

    @Override
    public String getKey(R item) {
        return Cache.metaNamespaceKeyFunc(item);
    }

    @Override
    public @Nullable R put(String key, R item) {
        return read(items.put(key, packing().pack(json.get().asJson(item).getBytes(StandardCharsets.UTF_8))));
    }

    @Override
    public @Nullable R remove(String key) {
        return read(items.remove(key));
    }

    @Override
    public @Nullable R get(String key) {
        return read(items.get(key));
    }

    @Override
    public Stream<String> keySet() {
        return items.keySet().stream();
    }

    /** What they are called and marked with, and no more: after each listing all are asked for, in one list, to find those that went. */
    @Override
    public Stream<R> values() {
        return items.values().stream().map(this::header);
    }

    @Override
    public int size() {
        return items.size();
    }

    /** No: where it is, a listing tells of nothing before its end, and then of all at once, each parsed for it. */
    @Override
    public boolean isFullState() {
        return false;
    }

    private PackedText packing() {
        var made = packing;
        if (made == null) {
            synchronized (this) {
                made = packing == null ? new PackedText() : packing;
                packing = made;
            }
        }
        return made;
    }

    private @Nullable R read(byte @Nullable [] packed) {
        return packed == null ? null : json.get().unmarshal(text(packed), type);
    }

    private R header(byte[] packed) {
        var object = json.get().unmarshal(text(packed), ObjectNode.class);
        return json.get().convertValue(object.retain("apiVersion", "kind", "metadata"), type);
    }

    private String text(byte[] packed) {
        return new String(packing().unpack(packed), StandardCharsets.UTF_8);
    }
}
