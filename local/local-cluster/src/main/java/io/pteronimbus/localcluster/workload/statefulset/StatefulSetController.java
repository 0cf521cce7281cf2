package io.pteronimbus.localcluster.workload.statefulset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.store.StatusException;
import io.pteronimbus.localcluster.store.StoreEvent;
import io.pteronimbus.localcluster.store.Subscription;
import io.pteronimbus.localcluster.workload.ControllerEvents;
import io.pteronimbus.localcluster.workload.ReconcileLoop;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;

/**
 * Makes and removes the pods of StatefulSets: from ordinal 0 upwards, each when the one before is ready (at once with {@code
 * podManagementPolicy: Parallel}), from the highest downwards, one at a time. A changed template replaces pods from the highest downwards, and
 * unlike in Kubernetes an old pod that never became ready does not stop it. Claims are never deleted.
 */
public final class StatefulSetController implements AutoCloseable {

    private static final Duration REFUSED = Duration.ofSeconds(2);

    private final ObjectStore store;
    private final ControllerEvents events;
    private final ReconcileLoop<ObjectKey> loop = new ReconcileLoop<>("statefulsets", this::reconcile);
    private List<Subscription> subscriptions = List.of();

    public StatefulSetController(ObjectStore store, Clock clock) {
        this.store = store;
        this.events = new ControllerEvents(store, clock, "statefulset-controller");
    }

    public void start() {
        loop.start();
        subscriptions = List.of(
                store.watch("apps", "statefulsets", null, 0, event -> loop.add(event.key())),
                store.watch("", "pods", null, store.revision(), this::podChanged));
    }

    private void podChanged(StoreEvent event) {
        for (JsonNode owner : event.object().path("metadata").path("ownerReferences")) {
            if (owner.path("kind").asText().equals("StatefulSet")) {
                loop.add(setKey(event.key().namespace(), owner.path("name").asText()));
            }
        }
    }

    private void reconcile(ObjectKey key) {
        ObjectNode set = store.get(key).orElse(null);
        if (set == null || set.path("metadata").hasNonNull("deletionTimestamp")) {
            return;
        }
        String revision = TemplateRevision.of(key.name(), set.path("spec").path("template"));
        TreeMap<Integer, ReplicaPod> pods = podsOf(set);
        int wanted = set.path("spec").path("replicas").asInt(1);
        boolean ordered = !set.path("spec").path("podManagementPolicy").asText().equals("Parallel");
        boolean scaled = growOrExplain(set, pods, wanted, revision, ordered) && shrink(pods, wanted, ordered);
        if (scaled) {
            update(set, pods, wanted, revision);
        }
        StatefulSetStatus.publish(store, key, set, podsOf(set).values(), wanted, revision);
    }

    /** A quota or limit that refuses a pod is no failure of this controller: it says so, and tries again. */
    private boolean growOrExplain(
            ObjectNode set, TreeMap<Integer, ReplicaPod> pods, int wanted, String revision, boolean ordered) {
        try {
            return grow(set, pods, wanted, revision, ordered);
        } catch (StatusException refused) {
            if (refused.code() != 403) {
                throw refused;
            }
            String name = set.path("metadata").path("name").asText();
            events.warning(
                    set,
                    "FailedCreate",
                    "create in StatefulSet %s failed error: %s".formatted(name, refused.getMessage()));
            loop.addAfter(new ObjectKey("apps", "statefulsets", namespace(set), name), REFUSED);
            return false;
        }
    }

    /** @return whether nothing is left to make or to wait for */
    private boolean grow(
            ObjectNode set, TreeMap<Integer, ReplicaPod> pods, int wanted, String revision, boolean ordered) {
        boolean complete = true;
        for (int ordinal = 0; ordinal < wanted; ordinal++) {
            ReplicaPod pod = pods.get(ordinal);
            if (pod == null) {
                create(set, ordinal, revision);
                complete = false;
            } else if (pod.isOver() && !pod.isTerminating()) {
                store.delete(pod.key());
                complete = false;
            } else if (pod.isTerminating()) {
                complete = false;
            } else if (!pod.isReady() && pod.hasRevision(revision) && ordered) {
                return false;
            }
            if (!complete && ordered) {
                return false;
            }
        }
        return complete;
    }

    private boolean shrink(TreeMap<Integer, ReplicaPod> pods, int wanted, boolean ordered) {
        boolean done = true;
        for (ReplicaPod pod : pods.tailMap(wanted, true).descendingMap().values()) {
            if (!pod.isTerminating()) {
                store.delete(pod.key());
            }
            done = false;
            if (ordered) {
                break;
            }
        }
        return done;
    }

    private void update(ObjectNode set, TreeMap<Integer, ReplicaPod> pods, int wanted, String revision) {
        JsonNode strategy = set.path("spec").path("updateStrategy");
        if (strategy.path("type").asText().equals("OnDelete")) {
            return;
        }
        int partition = strategy.path("rollingUpdate").path("partition").asInt(0);
        for (int ordinal = wanted - 1; ordinal >= partition; ordinal--) {
            ReplicaPod pod = pods.get(ordinal);
            if (pod == null || pod.isTerminating()) {
                return;
            }
            if (!pod.hasRevision(revision)) {
                store.delete(pod.key());
                return;
            }
            if (!pod.isReady()) {
                return;
            }
        }
    }

    private void create(ObjectNode set, int ordinal, String revision) {
        for (ObjectNode claim : PodFactory.claims(set, ordinal)) {
            var key = new ObjectKey(
                    "",
                    "persistentvolumeclaims",
                    namespace(set),
                    claim.path("metadata").path("name").asText());
            if (store.get(key).isEmpty()) {
                store.create(key, claim);
            }
        }
        var key = ObjectKey.pod(namespace(set), PodFactory.podName(set, ordinal));
        if (store.get(key).isEmpty()) {
            store.create(key, PodFactory.pod(set, ordinal, revision));
        }
    }

    private TreeMap<Integer, ReplicaPod> podsOf(ObjectNode set) {
        TreeMap<Integer, ReplicaPod> pods = new TreeMap<>();
        for (ObjectNode pod : store.list("", "pods", namespace(set))) {
            boolean owned = pod.path("metadata")
                    .path("ownerReferences")
                    .valueStream()
                    .anyMatch(owner ->
                            owner.path("uid").equals(set.path("metadata").path("uid")));
            if (owned) {
                ReplicaPod replica = ReplicaPod.of(pod);
                pods.put(replica.ordinal(), replica);
            }
        }
        return pods;
    }

    private static ObjectKey setKey(@org.jspecify.annotations.Nullable String namespace, String name) {
        return new ObjectKey("apps", "statefulsets", namespace, name);
    }

    private static String namespace(ObjectNode set) {
        return set.path("metadata").path("namespace").asText();
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        loop.close();
    }
}
