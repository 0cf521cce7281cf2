package io.pteronimbus.localcluster.contract;

import static io.pteronimbus.localcluster.contract.ContractApi.JSON_PATCH;
import static io.pteronimbus.localcluster.contract.ContractApi.MERGE_PATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Contract: Lifecycle. */
class LifecycleContractTest {

    private final ContractApi api = ContractApi.shared();
    private final String namespace = api.namespace();
    private final String maps = "/api/v1/namespaces/" + namespace + "/configmaps";

    private Answer create(String metadata) {
        return api.post(maps, "{apiVersion: v1, kind: ConfigMap, metadata: " + metadata + "}")
                .succeeded();
    }

    private Answer owned(String name, Answer owner) {
        return create(
                "{name: %s, ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: %s, uid: %s, blockOwnerDeletion: true}]}"
                        .formatted(name, owner.text("/metadata/name"), owner.text("/metadata/uid")));
    }

    private void awaitGone(String name) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> api.get(maps + "/" + name).refused(404, "NotFound"));
    }

    @Test
    void shouldOnlyMarkWhenObjectHasFinalizers() {
        create("{name: held, finalizers: [example.com/hold]}");

        Answer deleted = api.delete(maps + "/held").succeeded();

        assertThat(deleted.text("/metadata/deletionTimestamp")).isNotEmpty();
        api.patch(maps + "/held", MERGE_PATCH, "{metadata: {finalizers: [example.com/hold, example.com/late]}}")
                .invalid("metadata.finalizers");
        assertThat(api.get(maps + "/held").succeeded().at("/metadata").has("deletionTimestamp"))
                .isTrue();
        api.patch(maps + "/held", JSON_PATCH, "[{op: remove, path: /metadata/finalizers}]")
                .succeeded();
    }

    @Test
    void shouldRemoveWhenLastFinalizerIsPatchedAway() {
        create("{name: held, finalizers: [example.com/a, example.com/b]}");
        api.delete(maps + "/held").succeeded();

        api.patch(maps + "/held", MERGE_PATCH, "{metadata: {finalizers: [example.com/b]}}")
                .succeeded();
        api.get(maps + "/held").succeeded();
        api.patch(maps + "/held", MERGE_PATCH, "{metadata: {finalizers: null}}").succeeded();

        api.get(maps + "/held").refused(404, "NotFound");
    }

    @Test
    void shouldRemoveWhenLastFinalizerIsPutAway() {
        create("{name: held, finalizers: [example.com/hold]}");
        api.delete(maps + "/held").succeeded();
        ObjectNode held = (ObjectNode) api.get(maps + "/held").body();
        held.withObject("/metadata").remove("finalizers");

        api.put(maps + "/held", held).succeeded();

        api.get(maps + "/held").refused(404, "NotFound");
    }

    @Test
    void shouldCollectDependentsWhenOwnerIsDeleted() {
        Answer owner = create("{name: owner}");
        Answer child = owned("child", owner);
        owned("grandchild", child);

        api.delete(maps + "/owner").succeeded();

        awaitGone("child");
        awaitGone("grandchild");
    }

    @Test
    void shouldKeepDependentWhenOneOwnerIsLeft() {
        Answer first = create("{name: first}");
        Answer second = create("{name: second}");
        create(
                "{name: shared, ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: first, uid: %s}, {apiVersion: v1, kind: ConfigMap, name: second, uid: %s}]}"
                        .formatted(first.text("/metadata/uid"), second.text("/metadata/uid")));
        Answer only = owned("only", first);

        api.delete(maps + "/first").succeeded();

        awaitGone(only.text("/metadata/name"));
        api.get(maps + "/shared").succeeded();
        api.delete(maps + "/second").succeeded();
        awaitGone("shared");
    }

    @Test
    void shouldCollectWhenOwnerNeverWas() {
        create(
                "{name: astray, ownerReferences: [{apiVersion: v1, kind: ConfigMap, name: ghost, uid: 00000000-0000-0000-0000-000000000000}]}");

        awaitGone("astray");
    }

    @Test
    void shouldWaitForDependentsWhenDeletionIsForeground() {
        Answer owner = create("{name: owner}");
        owned("child", owner);
        api.patch(maps + "/child", MERGE_PATCH, "{metadata: {finalizers: [example.com/hold]}}")
                .succeeded();

        api.delete(maps + "/owner", "{propagationPolicy: Foreground}").succeeded();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                api.get(maps + "/child").at("/metadata").has("deletionTimestamp"))
                        .isTrue());
        api.get(maps + "/owner").succeeded();
        api.patch(maps + "/child", MERGE_PATCH, "{metadata: {finalizers: null}}")
                .succeeded();
        awaitGone("owner");
    }

    @Test
    void shouldLeaveDependentsWhenDeletionOrphans() {
        Answer owner = create("{name: owner}");
        owned("child", owner);

        api.delete(maps + "/owner", "{propagationPolicy: Orphan}").succeeded();

        awaitGone("owner");
        await().untilAsserted(
                        () -> assertThat(api.get(maps + "/child").succeeded().at("/metadata/ownerReferences"))
                                .isEmpty());
    }

    @Test
    void shouldEmptyNamespaceWhenItIsDeleted() {
        create("{name: inside}");
        create("{name: held, finalizers: [example.com/hold]}");

        api.delete("/api/v1/namespaces/" + namespace).succeeded();

        awaitGone("inside");
        assertThat(api.get("/api/v1/namespaces/" + namespace).text("/status/phase"))
                .isEqualTo("Terminating");
        assertThat(api.post(maps, "{apiVersion: v1, kind: ConfigMap, metadata: {name: late}}")
                        .refused(403, "Forbidden")
                        .text("/message"))
                .contains("being terminated");
        api.patch(maps + "/held", MERGE_PATCH, "{metadata: {finalizers: null}}").succeeded();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> api.get("/api/v1/namespaces/" + namespace).refused(404, "NotFound"));
    }

    @Test
    void shouldRefuseDeletionWhenPreconditionFails() {
        create("{name: guarded}");

        api.delete(maps + "/guarded", "{preconditions: {uid: 00000000-0000-0000-0000-000000000000}}")
                .refused(409, "Conflict");

        api.get(maps + "/guarded").succeeded();
    }

    @Test
    void shouldRemoveAtOnceWhenPodWasNeverBound() {
        String pods = "/api/v1/namespaces/" + namespace + "/pods";
        api.post(pods, Manifests.named(Manifests.POD, "p")).succeeded();

        api.delete(pods + "/p").succeeded();

        api.get(pods + "/p").refused(404, "NotFound");
    }
}
