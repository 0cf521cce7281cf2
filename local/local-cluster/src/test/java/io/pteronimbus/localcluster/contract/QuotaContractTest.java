package io.pteronimbus.localcluster.contract;

import static io.pteronimbus.localcluster.contract.ContractApi.MERGE_PATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Contract: ResourceQuotas are counted and hold, LimitRanges complete and bound. */
class QuotaContractTest {

    private static final String CLAIM = """
            {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: NAME},
             spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: SIZE}}}}
            """;

    private final ContractApi api = ContractApi.shared();
    private final String core = "/api/v1/namespaces/" + api.namespace() + "/";

    private void quota(String hard) {
        api.post(
                        core + "resourcequotas",
                        "{apiVersion: v1, kind: ResourceQuota, metadata: {name: q}, spec: {hard: " + hard + "}}")
                .succeeded();
        await().until(() ->
                api.get(core + "resourcequotas/q").body().at("/status/used").isObject());
    }

    private Answer pod(String name, String resources) {
        return api.post(core + "pods", """
                {apiVersion: v1, kind: Pod, metadata: {name: %s},
                 spec: {schedulerName: nobody, containers: [{name: main, image: 'example.invalid/x:1', resources: %s}]}}
                """.formatted(name, resources));
    }

    private void awaitUsed(String resource, String amount) {
        await().untilAsserted(() -> assertThat(api.get(core + "resourcequotas/q")
                        .at("/status/used")
                        .path(resource)
                        .asText())
                .isEqualTo(amount));
    }

    @Test
    void shouldRefuseWhenTooManyPodsAreAskedFor() {
        // given
        quota("{pods: '1'}");
        pod("one", "{}").succeeded();

        // when
        Answer second = pod("two", "{}").refused(403, "Forbidden");

        // then
        assertThat(second.text("/message"))
                .contains("exceeded quota: q", "requested: pods=1", "used: pods=1", "limited: pods=1");
        awaitUsed("pods", "1");
        api.delete(core + "pods/one?gracePeriodSeconds=0").succeeded();
        awaitUsed("pods", "0");
        pod("two", "{}").succeeded();
    }

    @Test
    void shouldCountRequestsAndLimitsWhenPodsSayThem() {
        // given
        quota("{requests.memory: 2Gi, limits.cpu: '1500m'}");

        // then
        assertThat(pod("silent", "{}").refused(403, "Forbidden").text("/message"))
                .contains("must specify limits.cpu for: main; requests.memory for: main");
        pod("one", "{limits: {memory: 1536Mi, cpu: 1}}").succeeded();
        awaitUsed("requests.memory", "1536Mi");
        awaitUsed("limits.cpu", "1");
        assertThat(pod("two", "{limits: {memory: 1Gi, cpu: 100m}}")
                        .refused(403, "Forbidden")
                        .text("/message"))
                .contains("requested: requests.memory=1Gi", "used: requests.memory=1536Mi");
        pod("two", "{limits: {memory: 512Mi, cpu: 500m}}").succeeded();
        awaitUsed("requests.memory", "2Gi");
        awaitUsed("limits.cpu", "1500m");
    }

    @Test
    void shouldCountStorageAndObjectsWhenQuotaSaysSo() {
        quota("{requests.storage: 3Gi, persistentvolumeclaims: '2', count/configmaps: '2'}");

        api.post(core + "persistentvolumeclaims", CLAIM.replace("NAME", "a").replace("SIZE", "2Gi"))
                .succeeded();
        api.post(core + "persistentvolumeclaims", CLAIM.replace("NAME", "b").replace("SIZE", "2Gi"))
                .refused(403, "Forbidden");
        api.post(core + "persistentvolumeclaims", CLAIM.replace("NAME", "b").replace("SIZE", "1Gi"))
                .succeeded();
        awaitUsed("requests.storage", "3Gi");
        awaitUsed("persistentvolumeclaims", "2");
    }

    @Test
    void shouldHoldForEveryoneAtOnceWhenManyAskTogether() throws Exception {
        // given
        quota("{pods: '3'}");
        var threads = new ArrayList<Thread>();
        var codes = Collections.synchronizedList(new ArrayList<Integer>());

        // when
        for (int i = 0; i < 12; i++) {
            String name = "p" + i;
            threads.add(Thread.ofVirtual().start(() -> codes.add(pod(name, "{}").code())));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        // then
        assertThat(codes).hasSize(12);
        assertThat(codes.stream().filter(code -> code == 201)).hasSize(3);
        assertThat(codes.stream().filter(code -> code == 403)).hasSize(9);
    }

    @Test
    void shouldFillInAndBoundWhenLimitRangeSaysSo() {
        // given
        api.post(core + "limitranges", """
                {apiVersion: v1, kind: LimitRange, metadata: {name: r}, spec: {limits: [
                  {type: Container, default: {memory: 512Mi}, defaultRequest: {memory: 256Mi}, max: {memory: 1Gi}},
                  {type: PersistentVolumeClaim, max: {storage: 5Gi}}]}}
                """).succeeded();

        // then
        Answer filled = pod("plain", "{}").succeeded();
        assertThat(filled.text("/spec/containers/0/resources/limits/memory")).isEqualTo("512Mi");
        assertThat(filled.text("/spec/containers/0/resources/requests/memory")).isEqualTo("256Mi");
        assertThat(pod("large", "{limits: {memory: 2Gi}}")
                        .refused(403, "Forbidden")
                        .text("/message"))
                .contains("maximum memory usage per Container is 1Gi, but limit is 2Gi");
        api.post(core + "persistentvolumeclaims", CLAIM.replace("NAME", "big").replace("SIZE", "6Gi"))
                .refused(403, "Forbidden");
    }

    @Test
    void shouldRefuseAnyOtherSizeWhenClaimIsNotBound() {
        api.post(
                        core + "persistentvolumeclaims",
                        CLAIM.replace("NAME", "c")
                                .replace("SIZE", "2Gi")
                                .replace("spec: {", "spec: {storageClassName: nobody, "))
                .succeeded();

        api.patch(core + "persistentvolumeclaims/c", MERGE_PATCH, "{spec: {resources: {requests: {storage: 3Gi}}}}")
                .refused(422, "Invalid");
    }
}
