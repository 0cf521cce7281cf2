package io.pteronimbus.localcluster.patch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.StatusException;
import io.pteronimbus.localcluster.store.StatusException.Cause;
import io.pteronimbus.localcluster.validation.Schema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Server-side apply: a manager says which fields it wants, and owns exactly those afterwards. */
public final class ServerSideApply {

    private ServerSideApply() {}

    /**
     * @param live          the present object, or an empty one when it is to be created
     * @param configuration the fields the manager wants; those it applied before and leaves out now are removed, unless
     *                      somebody else owns them too
     * @param force         take over fields that others own, instead of refusing
     * @return the merged object with its managedFields. Neither argument is modified.
     * @throws StatusException 409 with a cause for each field that somebody else owns with another value
     */
    public static ObjectNode apply(
            ObjectKey key,
            ObjectNode live,
            ObjectNode configuration,
            Schema schema,
            FieldManager manager,
            boolean force,
            Instant now) {
        ManagedFields managed = ManagedFields.of(live);
        FieldSet wanted = ManagedFields.owned(FieldSets.applied(configuration, schema));
        ObjectNode merged = (ObjectNode) Applying.merge(live, configuration, schema);
        FieldSet changed = FieldSets.between(live, merged, schema).written();

        FieldSet disputed = managed.ofOthers(manager).and(wanted).and(changed);
        if (!disputed.isEmpty() && !force) {
            throw conflict(key, managed, manager, disputed);
        }
        FieldSet kept = managed.ofOthers(manager).minus(disputed);
        FieldSet dropped = managed.of(manager).minus(wanted);
        ObjectNode result = (ObjectNode) Applying.remove(merged, dropped, kept.union(wanted), schema);
        return managed.with(manager, wanted, others -> others.minus(disputed), now)
                .writeTo(result);
    }

    private static StatusException conflict(
            ObjectKey key, ManagedFields managed, FieldManager manager, FieldSet disputed) {
        List<Cause> causes = new ArrayList<>();
        managed.others(manager).forEach((other, fields) -> {
            String by = "conflict with \"" + other.name() + "\""
                    + (other.subresource().isEmpty() ? "" : " with subresource \"" + other.subresource() + "\"")
                    + (other.operation() == FieldManager.Operation.Update ? " using " + other.apiVersion() : "");
            fields.and(disputed).paths().forEach(path -> causes.add(new Cause("FieldManagerConflict", path, by)));
        });
        String list = String.join(
                ", ",
                causes.stream()
                        .map(cause -> cause.message() + ": " + cause.field())
                        .toList());
        String plural = causes.size() == 1 ? " conflict: " : " conflicts: ";
        return StatusException.applyConflict(key, "Apply failed with " + causes.size() + plural + list)
                .withCauses(causes);
    }
}
