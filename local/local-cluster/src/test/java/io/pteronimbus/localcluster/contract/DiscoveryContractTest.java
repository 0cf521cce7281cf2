package io.pteronimbus.localcluster.contract;

import static io.pteronimbus.localcluster.contract.Manifests.named;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Contract: Discovery. */
class DiscoveryContractTest {

    private final ContractApi api = ContractApi.shared();

    @Test
    void shouldTellItsVersionWhenAsked() {
        Answer version = api.get("/version").succeeded();

        assertThat(version.text("/major")).isEqualTo("1");
        assertThat(version.text("/gitVersion")).startsWith("v1.");
    }

    @Test
    void shouldNameCoreVersionWhenApiIsAsked() {
        assertThat(api.get("/api").succeeded().text("/versions/0")).isEqualTo("v1");
    }

    @Test
    void shouldNameGroupsWhenApisIsAsked() {
        Answer groups = api.get("/apis").succeeded();

        assertThat(groups.text("/kind")).isEqualTo("APIGroupList");
        assertThat(groups.at("/groups").findValuesAsText("groupVersion"))
                .contains(
                        "apps/v1",
                        "batch/v1",
                        "coordination.k8s.io/v1",
                        "apiextensions.k8s.io/v1",
                        "networking.k8s.io/v1",
                        "policy/v1");
        assertThat(api.get("/apis/apps").succeeded().text("/preferredVersion/version"))
                .isEqualTo("v1");
    }

    @Test
    void shouldNameResourcesWhenGroupVersionIsAsked() {
        Answer core = api.get("/api/v1").succeeded();
        Answer apps = api.get("/apis/apps/v1").succeeded();

        assertThat(core.text("/kind")).isEqualTo("APIResourceList");
        assertThat(core.at("/resources").findValuesAsText("name"))
                .contains(
                        "pods",
                        "pods/log",
                        "pods/exec",
                        "pods/attach",
                        "pods/status",
                        "services",
                        "secrets",
                        "events",
                        "persistentvolumeclaims");
        assertThat(apps.at("/resources").findValuesAsText("name"))
                .contains("statefulsets", "statefulsets/scale", "statefulsets/status");
    }

    @Test
    void shouldRefuseWithStatusWhenPathIsUnknown() {
        api.get("/apis/nobody.example.com/v1").refused(404, "NotFound");
        api.get("/api/v1/nothings").refused(404, "NotFound");
    }

    @Test
    void shouldAnswerTableWhenClientWantsOne() {
        // given
        String path = "/api/v1/namespaces/" + api.namespace() + "/configmaps";
        api.post(path, named(Manifests.CONFIG_MAP, "one")).succeeded();

        // when
        Answer list = api.get(path + "?fieldSelector=metadata.name=one", ContractApi.TABLE);
        Answer single = api.get(path + "/one", ContractApi.TABLE);

        // then
        assertThat(list.text("/kind")).isEqualTo("Table");
        assertThat(list.at("/columnDefinitions").findValuesAsText("name")).containsExactly("Name", "Data", "Age");
        assertThat(list.text("/rows/0/cells/0")).isEqualTo("one");
        assertThat(list.at("/rows/0/cells/1").asInt()).isEqualTo(2);
        assertThat(list.text("/rows/0/object/kind")).isEqualTo("PartialObjectMetadata");
        assertThat(single.at("/rows")).hasSize(1);
    }

    @Test
    void shouldAnswerMetadataOnlyWhenClientWantsIt() {
        String path = "/api/v1/namespaces/" + api.namespace() + "/configmaps";
        api.post(path, named(Manifests.CONFIG_MAP, "one")).succeeded();

        Answer list = api.get(path, "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1");

        assertThat(list.text("/kind")).isEqualTo("PartialObjectMetadataList");
        assertThat(list.text("/items/0/metadata/name")).isNotEmpty();
        assertThat(list.at("/items/0").has("data")).isFalse();
    }

    @Test
    void shouldSayThatItValidatesFieldsWhenOpenApiIsAsked() {
        Answer index = api.get("/openapi/v3").succeeded();
        Answer apps =
                api.get(index.text("/paths/apis~1apps~1v1/serverRelativeURL")).succeeded();

        assertThat(apps.at("/paths/~1apis~1apps~1v1~1namespaces~1{namespace}~1statefulsets~1{name}/patch/parameters")
                        .findValuesAsText("name"))
                .contains("fieldValidation", "dryRun");
    }

    @Test
    void shouldBeHealthyWhenProbed() {
        for (String probe : new String[] {"/readyz", "/livez", "/healthz"}) {
            assertThat(api.get(probe).succeeded().body().asText()).isEqualTo("ok");
        }
    }
}
