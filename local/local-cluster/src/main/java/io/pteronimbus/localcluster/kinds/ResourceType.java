package io.pteronimbus.localcluster.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.validation.Schema;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One version of one kind, as it is served.
 *
 * @param group        empty for the core group
 * @param labelName    whether names are DNS labels instead of DNS subdomains
 * @param subresources of {@code status, scale, log, exec, attach}
 * @param selectable   paths that field selectors may use beside name and namespace, such as {@code status.phase}
 * @param columns      a definition's {@code additionalPrinterColumns}, empty for built-in kinds
 * @param scale        a definition's {@code subresources.scale}, or null
 */
public record ResourceType(
        String group,
        String version,
        String kind,
        String plural,
        String singular,
        List<String> shortNames,
        List<String> categories,
        boolean namespaced,
        boolean custom,
        boolean labelName,
        Set<String> subresources,
        List<String> selectable,
        List<JsonNode> columns,
        @Nullable JsonNode scale,
        Schema schema) {

    public String apiVersion() {
        return group.isEmpty() ? version : group + "/" + version;
    }

    public String listKind() {
        return kind + "List";
    }

    public ObjectKey key(@Nullable String namespace, String name) {
        return new ObjectKey(group, plural, namespaced ? namespace : null, name);
    }

    public boolean has(String subresource) {
        return subresources.contains(subresource);
    }

    /** Whether objects of this type are made when they are asked for, and cannot be written. */
    public boolean isComputed() {
        return group.equals("metrics.k8s.io");
    }

    public boolean is(String otherGroup, String otherPlural) {
        return group.equals(otherGroup) && plural.equals(otherPlural);
    }
}
