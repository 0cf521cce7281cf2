package io.pteronimbus.localcluster.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.StoreEvent.Type;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All objects of the cluster, versioned. Every call is atomic and safe from any thread, and returns once the change is
 * journalled; watchers are told later, each on a thread of its own.
 *
 * <p>What {@link #get}, {@link #list} and events hand out is the store's own tree, shared by everyone: <b>never modify it</b>,
 * change objects through {@link #update}, whose function gets a private copy.
 *
 * <p>A change that cannot be journalled (the disk is full, say) throws and has not happened.
 *
 * <p>Refusals are {@link StatusException}s: 404 NotFound, 409 AlreadyExists or Conflict, 410 Expired.
 */
public final class ObjectStore implements AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final ObjectIndex objects;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final Clock clock;
    private final @Nullable Journal journal;
    private final EventHistory history;
    private volatile Admission admission = Admission.NONE;
    private long revision;

    /**
     * @param directory where the journal lives, or null to keep everything in memory only
     * @param historySize how many past events a returning watcher may have missed
     */
    public ObjectStore(@Nullable Path directory, int historySize, Clock clock) {
        this(directory == null ? null : new Journal(directory), historySize, clock);
    }

    ObjectStore(@Nullable Journal journal, int historySize, Clock clock) {
        this.clock = clock;
        this.journal = journal;
        Map<ObjectKey, ObjectNode> loaded = new HashMap<>();
        this.revision = journal == null ? 1 : Math.max(1, journal.load(loaded));
        this.objects = new ObjectIndex(loaded);
        this.history = new EventHistory(historySize, revision);
    }

    /** From now on every creation and change is put before it, whoever makes it. */
    public void admitBy(Admission judge) {
        admission = judge;
    }

    public Optional<ObjectNode> get(ObjectKey key) {
        return locked(() -> Optional.ofNullable(objects.get(key)));
    }

    /** The objects of a kind by namespace and name; a null namespace means all of them. */
    public List<ObjectNode> list(String group, String resource, @Nullable String namespace) {
        return locked(() -> objects.list(group, resource, namespace));
    }

    /** A list and the revision it was true at. */
    public record Snapshot(List<ObjectNode> items, long revision) {}

    public Snapshot snapshot(String group, String resource, @Nullable String namespace) {
        return locked(() -> new Snapshot(list(group, resource, namespace), revision));
    }

    /** Every object in the store that the predicate wants, of any kind. */
    public Map<ObjectKey, ObjectNode> find(Predicate<ObjectKey> interest) {
        return locked(() -> objects.find(interest));
    }

    /** Whether there is any object whose key the predicate wants. */
    public boolean any(Predicate<ObjectKey> interest) {
        return locked(() -> objects.all().keySet().stream().anyMatch(interest));
    }

    public long revision() {
        return locked(() -> revision);
    }

    public ObjectNode create(ObjectKey key, ObjectNode object) {
        return create(key, object, false);
    }

    /**
     * Stores a copy with uid, creationTimestamp, resourceVersion and, where the kind has one, generation 1. The namespace must be
     * present (else 404) and not under deletion (else 403).
     *
     * @param dryRun answer what would be stored, and store nothing
     */
    public ObjectNode create(ObjectKey key, ObjectNode object, boolean dryRun) {
        return locked(() -> {
            if (objects.get(key) != null) {
                throw StatusException.alreadyExists(key);
            }
            if (key.namespace() != null
                    && present(ObjectKey.namespace(key.namespace()))
                            .path("metadata")
                            .has("deletionTimestamp")) {
                throw StatusException.forbidden(
                        key,
                        "unable to create new content in namespace %s because it is being terminated"
                                .formatted(key.namespace()));
            }
            ObjectNode stored = ObjectMeta.initial(key, object, clock.instant());
            admission.created(this, key, stored);
            return dryRun ? stored : commit(Type.ADDED, key, stored, null);
        });
    }

    public ObjectNode update(ObjectKey key, UnaryOperator<ObjectNode> change) {
        return update(key, change, false);
    }

    /**
     * Reads, changes and writes in one step. A change that changes nothing keeps the resourceVersion. The generation is
     * raised when anything but metadata and status differs. When the last finalizer of an object under deletion goes, so does
     * the object. uid, creationTimestamp and deletion marks cannot be changed.
     *
     * @param change gets a private copy and returns the new state (the same tree, or another)
     * @param dryRun answer what would be stored, and store nothing
     */
    public ObjectNode update(ObjectKey key, UnaryOperator<ObjectNode> change, boolean dryRun) {
        return locked(() -> {
            ObjectNode before = present(key);
            ObjectNode after = ObjectMeta.next(key, before, change.apply(before.deepCopy()));
            admission.changed(this, key, before, after);
            if (dryRun || Json.same(before, after)) {
                return after;
            }
            return ObjectMeta.mayGo(key, after)
                    ? commit(Type.DELETED, key, after, before)
                    : commit(Type.MODIFIED, key, after, before);
        });
    }

    public ObjectNode delete(ObjectKey key) {
        return delete(key, DeleteOptions.DEFAULT);
    }

    /**
     * Deletes as Kubernetes does: an object with finalizers, a namespace, and a pod that is bound to a node ({@code spec.nodeName})
     * and has a grace period are only marked with deletionTimestamp; everything else is removed. Deleting again may shorten
     * the grace of a pod.
     *
     * @return the object as it is after the call, or was when it was removed
     */
    public ObjectNode delete(ObjectKey key, DeleteOptions options) {
        return locked(() -> {
            ObjectNode before = present(key);
            options.precondition().accept(before);
            ObjectNode after = ObjectMeta.marked(key, before, options, clock.instant());
            if (ObjectMeta.mayGo(key, after)) {
                return commit(Type.DELETED, key, after, before);
            }
            return Json.same(before, after) ? before : commit(Type.MODIFIED, key, after, before);
        });
    }

    /**
     * Removes an object whose end has come: the pod's process is gone, the namespace is empty. Finalizers are still waited
     * for. Does nothing when the object is gone already.
     */
    public void remove(ObjectKey key) {
        locked(() -> {
            ObjectNode before = objects.get(key);
            if (before == null) {
                return before;
            }
            ObjectNode after = ObjectMeta.ended(key, before, clock.instant());
            if (ObjectMeta.mayGo(key, after)) {
                return commit(Type.DELETED, key, after, before);
            }
            return Json.same(before, after) ? before : commit(Type.MODIFIED, key, after, before);
        });
    }

    /** As {@link #watch(String, String, String, long, int, WatchSink)} without a bound, for controllers in this process. */
    public Subscription watch(
            String group, String resource, @Nullable String namespace, long fromRevision, Consumer<StoreEvent> sink) {
        return watch(group, resource, namespace, fromRevision, Integer.MAX_VALUE, sink::accept);
    }

    /**
     * Follows a kind. From revision 0 the present objects come first as {@code ADDED}; from any other revision only what
     * changed after it.
     *
     * @param namespace null for all
     * @param limit how many undelivered events the watcher may have before it is dropped
     * @throws StatusException 410 when the history does not reach back to that revision
     */
    public Subscription watch(
            String group, String resource, @Nullable String namespace, long fromRevision, int limit, WatchSink sink) {
        return watch(
                key -> key.sameKind(group, resource) && (namespace == null || namespace.equals(key.namespace())),
                fromRevision,
                limit,
                sink);
    }

    /** Follows every key the predicate wants. */
    public Subscription watch(Predicate<ObjectKey> interest, long fromRevision, int limit, WatchSink sink) {
        Subscription subscription = locked(() -> {
            var created = new Subscription(this, interest, sink, limit);
            if (fromRevision == 0) {
                objects.find(interest)
                        .forEach((key, object) ->
                                created.offerInitial(new StoreEvent(Type.ADDED, key, object, null, revision(object))));
                created.offerBookmark(revision);
            } else {
                history.since(fromRevision, revision, interest).forEach(created::offerInitial);
            }
            subscriptions.add(created);
            return created;
        });
        subscription.start();
        return subscription;
    }

    void bookmark(Subscription subscription) {
        locked(() -> {
            subscription.offerBookmark(revision);
            return subscription;
        });
    }

    void unsubscribe(Subscription subscription) {
        locked(() -> subscriptions.remove(subscription));
    }

    @Override
    public void close() {
        locked(() -> {
            List.copyOf(subscriptions).forEach(Subscription::close);
            try {
                if (journal != null) {
                    journal.close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return revision;
        });
    }

    private ObjectNode commit(Type type, ObjectKey key, ObjectNode object, @Nullable ObjectNode before) {
        long next = revision + 1;
        ((ObjectNode) object.get("metadata")).put("resourceVersion", Long.toString(next));
        boolean gone = type == Type.DELETED;
        if (journal != null) {
            journal.append(key, gone ? null : object, next);
        }
        if (gone) {
            objects.remove(key);
        } else {
            objects.put(key, object);
        }
        revision = next;
        if (journal != null) {
            journal.compactIfGrown(next, objects.all());
        }
        var event = new StoreEvent(type, key, object, before, next);
        history.add(event);
        subscriptions.removeIf(subscription -> subscription.wants(key) && !subscription.offer(event));
        return object;
    }

    private ObjectNode present(ObjectKey key) {
        ObjectNode object = objects.get(key);
        if (object == null) {
            throw StatusException.notFound(key);
        }
        return object;
    }

    private static long revision(JsonNode object) {
        return object.path("metadata").path("resourceVersion").asLong();
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
