package io.pteronimbus.localcluster.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.validation.Quantity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts what a ResourceQuota is about. Amounts of a storage class and of extended resources are not known here. */
public final class QuotaUsage {

    private static final Map<String, ObjectKey> COUNTED = Map.of(
            "pods", kind("", "pods"),
            "services", kind("", "services"),
            "configmaps", kind("", "configmaps"),
            "secrets", kind("", "secrets"),
            "resourcequotas", kind("", "resourcequotas"),
            "persistentvolumeclaims", kind("", "persistentvolumeclaims"),
            "services.nodeports", kind("", "services"),
            "services.loadbalancers", kind("", "services"),
            "requests.storage", kind("", "persistentvolumeclaims"));
    private static final List<String> COMPUTE = List.of("cpu", "memory", "ephemeral-storage");

    private QuotaUsage() {}

    private static ObjectKey kind(String group, String resource) {
        return new ObjectKey(group, resource, null, "");
    }

    /** The amount of each of the quota's resources that is used now. */
    public static Map<String, BigDecimal> used(ObjectStore store, ObjectNode quota) {
        var used = new TreeMap<String, BigDecimal>();
        String namespace = quota.path("metadata").path("namespace").asText();
        quota.path("spec")
                .path("hard")
                .fieldNames()
                .forEachRemaining(resource -> counted(resource).ifPresent(kind -> {
                    BigDecimal sum = BigDecimal.ZERO;
                    for (ObjectNode object : store.list(kind.group(), kind.resource(), namespace)) {
                        sum = sum.add(of(resource, kind, object, quota));
                    }
                    used.put(resource, sum);
                }));
        return used;
    }

    /** How much of each of the quota's resources one object takes, nothing where it takes none. */
    static Map<String, BigDecimal> of(ObjectKey key, JsonNode object, JsonNode quota) {
        var taken = new TreeMap<String, BigDecimal>();
        quota.path("spec")
                .path("hard")
                .fieldNames()
                .forEachRemaining(resource -> counted(resource)
                        .filter(kind -> key.sameKind(kind.group(), kind.resource()))
                        .map(kind -> of(resource, kind, object, quota))
                        .filter(amount -> amount.signum() > 0)
                        .ifPresent(amount -> taken.put(resource, amount)));
        return taken;
    }

    /** Which kind of objects a resource of a quota counts. */
    private static Optional<ObjectKey> counted(String resource) {
        if (resource.startsWith("count/")) {
            String[] parts = resource.substring("count/".length()).split("\\.", 2);
            return Optional.of(kind(parts.length > 1 ? parts[1] : "", parts[0]));
        }
        return compute(resource).isPresent()
                ? Optional.of(kind("", "pods"))
                : Optional.ofNullable(COUNTED.get(resource));
    }

    /** {@code requests cpu} for {@code requests.cpu} and for {@code cpu}. */
    static Optional<String[]> compute(String resource) {
        if (COMPUTE.contains(resource)) {
            return Optional.of(new String[] {"requests", resource});
        }
        String[] parts = resource.split("\\.", 2);
        boolean sided = parts.length == 2 && (parts[0].equals("requests") || parts[0].equals("limits"));
        return sided && COMPUTE.contains(parts[1]) ? Optional.of(parts) : Optional.empty();
    }

    private static BigDecimal of(String resource, ObjectKey kind, JsonNode object, JsonNode quota) {
        JsonNode spec = object.path("spec");
        if (kind.sameKind("", "pods") && !(resource.startsWith("count/") || countsPod(object, quota))) {
            return BigDecimal.ZERO;
        }
        Optional<String[]> compute = compute(resource);
        if (compute.isPresent()) {
            return new PodResources(spec).total(compute.get()[0], compute.get()[1]);
        }
        return switch (resource) {
            case "requests.storage" ->
                Quantity.of(spec.path("resources").path("requests").path("storage"));
            case "services.nodeports" -> nodePorts(spec);
            case "services.loadbalancers" -> one(spec.path("type").asText().equals("LoadBalancer"));
            default -> BigDecimal.ONE;
        };
    }

    /** A pod that is over takes nothing any more. */
    private static boolean countsPod(JsonNode pod, JsonNode quota) {
        String phase = pod.path("status").path("phase").asText();
        if (phase.equals("Succeeded") || phase.equals("Failed")) {
            return false;
        }
        for (JsonNode scope : quota.path("spec").path("scopes")) {
            boolean bounded = pod.path("spec").has("activeDeadlineSeconds");
            boolean bestEffort = new PodResources(pod.path("spec")).isBestEffort();
            boolean within = switch (scope.asText()) {
                case "Terminating" -> bounded;
                case "NotTerminating" -> !bounded;
                case "BestEffort" -> bestEffort;
                case "NotBestEffort" -> !bestEffort;
                default -> true;
            };
            if (!within) {
                return false;
            }
        }
        return true;
    }

    private static BigDecimal nodePorts(JsonNode spec) {
        String type = spec.path("type").asText();
        boolean takes = type.equals("NodePort") || type.equals("LoadBalancer");
        return takes ? BigDecimal.valueOf(spec.path("ports").size()) : BigDecimal.ZERO;
    }

    private static BigDecimal one(boolean counts) {
        return counts ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    /** As it is written in a quota. */
    public static String format(String resource, BigDecimal amount) {
        boolean bytes = resource.endsWith("memory") || resource.endsWith("storage");
        return Quantity.format(amount, bytes);
    }
}
