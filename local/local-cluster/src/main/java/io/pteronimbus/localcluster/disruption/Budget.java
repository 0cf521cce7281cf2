package io.pteronimbus.localcluster.disruption;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a PodDisruptionBudget allows at this moment.
 *
 * @param expected how many pods there should be: what their StatefulSets say, and one for each other pod
 */
public record Budget(String name, int expected, int healthy, int desired) {

    /** The budgets that are about a pod. */
    public static List<Budget> of(ObjectStore store, ObjectNode pod) {
        JsonNode metadata = pod.path("metadata");
        return store
                .list(
                        "policy",
                        "poddisruptionbudgets",
                        metadata.path("namespace").asText())
                .stream()
                .filter(budget -> ObjectSelector.matches(budget.at("/spec/selector"), metadata.path("labels")))
                .map(budget -> read(store, budget))
                .toList();
    }

    static Budget read(ObjectStore store, ObjectNode budget) {
        String namespace = budget.at("/metadata/namespace").asText();
        int healthy = 0;
        int expected = 0;
        Map<String, Integer> sets = new HashMap<>();
        for (ObjectNode pod : store.list("", "pods", namespace)) {
            if (!ObjectSelector.matches(budget.at("/spec/selector"), pod.at("/metadata/labels")) || isOver(pod)) {
                continue;
            }
            healthy += isHealthy(pod) ? 1 : 0;
            String set = setOf(pod);
            if (set.isEmpty()) {
                expected++;
            } else {
                sets.computeIfAbsent(set, name -> replicas(store, namespace, name));
            }
        }
        expected += sets.values().stream().mapToInt(Integer::intValue).sum();
        JsonNode spec = budget.path("spec");
        int desired = spec.has("maxUnavailable")
                ? Math.max(0, expected - amount(spec.path("maxUnavailable"), expected))
                : amount(spec.path("minAvailable"), expected);
        return new Budget(budget.at("/metadata/name").asText(), expected, healthy, desired);
    }

    public int allowed() {
        return Math.max(0, healthy - desired);
    }

    /** Whether this pod is one of those that count; one that is not can go without anybody missing it. */
    public static boolean isHealthy(JsonNode pod) {
        return !pod.path("metadata").has("deletionTimestamp")
                && pod.at("/status/conditions")
                        .valueStream()
                        .anyMatch(condition -> condition.path("type").asText().equals("Ready")
                                && condition.path("status").asText().equals("True"));
    }

    private static boolean isOver(JsonNode pod) {
        String phase = pod.at("/status/phase").asText();
        return phase.equals("Succeeded") || phase.equals("Failed");
    }

    private static String setOf(JsonNode pod) {
        return pod.at("/metadata/ownerReferences")
                .valueStream()
                .filter(owner -> owner.path("kind").asText().equals("StatefulSet"))
                .map(owner -> owner.path("name").asText())
                .findFirst()
                .orElse("");
    }

    private static int replicas(ObjectStore store, String namespace, String set) {
        return store.get(new ObjectKey("apps", "statefulsets", namespace, set))
                .map(found -> found.at("/spec/replicas").asInt(1))
                .orElse(0);
    }

    /** A number, or a share of the expected pods, rounded up. */
    private static int amount(JsonNode value, int expected) {
        String text = value.asText("0");
        return text.endsWith("%")
                ? (int) Math.ceil(Integer.parseInt(text.substring(0, text.length() - 1)) * expected / 100.0)
                : Integer.parseInt(text);
    }
}
