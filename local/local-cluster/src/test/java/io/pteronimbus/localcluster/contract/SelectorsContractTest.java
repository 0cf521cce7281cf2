package io.pteronimbus.localcluster.contract;

import static io.pteronimbus.localcluster.contract.Manifests.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contract: Selectors and paging. */
class SelectorsContractTest {

    private final ContractApi api = ContractApi.shared();
    private final String namespace = api.namespace();
    private final String path = "/api/v1/namespaces/" + namespace + "/secrets";

    @BeforeEach
    void create() {
        create("a", "{tier: front, env: prod}");
        create("b", "{tier: back, env: prod}");
        create("c", "{tier: back, env: test}");
        create("d", "{}");
    }

    private void create(String name, String labels) {
        api.post(path, "{apiVersion: v1, kind: Secret, metadata: {name: %s, labels: %s}}".formatted(name, labels))
                .succeeded();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tier=back | b,c",
                "tier==back,env!=prod | c",
                "tier!=back | a,d",
                "tier in (front, back),env=prod | a,b",
                "tier notin (back) | a,d",
                "env | a,b,c",
                "!env | d"
            })
    void shouldSelectWhenLabelSelectorIsGiven(String selector, String names) {
        assertThat(names("?labelSelector=" + encoded(selector))).containsExactly(names.split(","));
    }

    @Test
    void shouldSelectWhenFieldSelectorNamesMetadata() {
        assertThat(names("?fieldSelector=metadata.name=b")).containsExactly("b");
        assertThat(names("?fieldSelector=" + encoded("metadata.name!=b,metadata.namespace=" + namespace)))
                .containsExactly("a", "c", "d");
    }

    @Test
    void shouldSelectWhenFieldSelectorNamesPhase() {
        String pods = "/api/v1/namespaces/" + namespace + "/pods";
        api.post(pods, named(Manifests.POD, "p")).succeeded();

        assertThat(api.get(pods + "?fieldSelector=status.phase=Pending")
                        .succeeded()
                        .at("/items"))
                .hasSize(1);
        assertThat(api.get(pods + "?fieldSelector=status.phase=Running")
                        .succeeded()
                        .at("/items"))
                .isEmpty();
    }

    @Test
    void shouldRefuseWhenSelectorIsWrong() {
        api.get(path + "?fieldSelector=spec.unknown=b").refused(400, "BadRequest");
        api.get(path + "?labelSelector=" + encoded("a in b")).refused(400, "BadRequest");
    }

    @Test
    void shouldListEverywhereWhenNoNamespaceIsNamed() {
        List<String> everywhere = api.get("/api/v1/secrets?labelSelector=tier")
                .succeeded()
                .at("/items")
                .findValuesAsText("namespace");

        assertThat(everywhere).contains(namespace);
        api.post("/api/v1/secrets", "{apiVersion: v1, kind: Secret, metadata: {name: x}}");
    }

    @Test
    void shouldPageWhenLimitIsGiven() {
        // when
        Answer first = api.get(path + "?limit=3").succeeded();
        Answer second = api.get(path + "?limit=3&continue=" + first.text("/metadata/continue"))
                .succeeded();

        // then
        assertThat(first.at("/items")).hasSize(3);
        assertThat(first.at("/metadata/remainingItemCount").asInt()).isEqualTo(1);
        assertThat(second.at("/items")).hasSize(1);
        assertThat(second.text("/metadata/continue")).isEmpty();
        assertThat(second.text("/metadata/resourceVersion")).isEqualTo(first.text("/metadata/resourceVersion"));
        api.get(path + "?continue=garbage").refused(400, "BadRequest");
    }

    @Test
    void shouldDeleteTheSelectedWhenCollectionIsDeleted() {
        api.delete(path + "?labelSelector=tier=back").succeeded();

        assertThat(names("")).containsExactly("a", "d");
    }

    @Test
    void shouldChangeNothingWhenDryRun() {
        Answer created = api.post(path + "?dryRun=All", "{apiVersion: v1, kind: Secret, metadata: {name: dry}}")
                .succeeded();
        Answer patched = api.patch(
                        path + "/a?dryRun=All", ContractApi.MERGE_PATCH, "{metadata: {labels: {tier: other}}}")
                .succeeded();
        api.delete(path + "/a?dryRun=All").succeeded();
        api.apply(
                        path + "/b",
                        "someone&dryRun=All",
                        "{apiVersion: v1, kind: Secret, metadata: {name: b, labels: {x: y}}}")
                .succeeded();

        assertThat(created.text("/metadata/name")).isEqualTo("dry");
        assertThat(patched.text("/metadata/labels/tier")).isEqualTo("other");
        assertThat(names("")).containsExactly("a", "b", "c", "d");
        assertThat(api.get(path + "/a").text("/metadata/labels/tier")).isEqualTo("front");
        assertThat(api.get(path + "/b").at("/metadata/labels").has("x")).isFalse();
        api.post(path + "?dryRun=Some", "{apiVersion: v1, kind: Secret, metadata: {name: dry}}");
    }

    private List<String> names(String query) {
        return api.get(path + query).succeeded().at("/items").findValues("metadata").stream()
                .map(metadata -> metadata.path("name").asText())
                .toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
