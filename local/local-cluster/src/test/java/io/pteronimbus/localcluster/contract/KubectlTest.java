package io.pteronimbus.localcluster.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.pteronimbus.localcluster.LocalCluster;
import io.pteronimbus.localcluster.LocalClusterConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The unmodified kubectl of this machine, if it has one. */
class KubectlTest {

    @TempDir
    private static Path directory;

    private static LocalCluster cluster;

    @BeforeAll
    static void start() throws IOException {
        boolean present = System.getenv("PATH") != null
                && List.of(System.getenv("PATH").split(":")).stream()
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "kubectl")));
        if (!present) {
            System.err.println(
                    "KUBECTL IS NOT ON THE PATH: its tests are skipped, so that nothing here says kubectl works.");
        }
        assumeThat(present).as("kubectl is on the PATH").isTrue();
        cluster = LocalCluster.start(LocalClusterConfig.inMemory());
        cluster.writeKubeconfig(directory.resolve("kubeconfig"));
        Files.writeString(directory.resolve("set.yaml"), Manifests.named(Manifests.STATEFUL_SET, "game"));
        Files.writeString(directory.resolve("map.yaml"), Manifests.named(Manifests.CONFIG_MAP, "map"));
        Files.writeString(directory.resolve("crd.yaml"), Manifests.definition("kubectl.example.com"));
        Files.writeString(
                directory.resolve("widget.yaml"),
                ContractApi.yaml(
                                "{apiVersion: kubectl.example.com/v1, kind: Widget, metadata: {name: w}, spec: {size: 1}}")
                        .toString());
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    private record Run(int code, String output) {
        String succeeded() {
            assertThat(code).as("%s", output).isZero();
            return output;
        }
    }

    private static Run kubectl(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(
                "kubectl", "--kubeconfig", directory.resolve("kubeconfig").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(directory.toFile());
        builder.environment().put("HOME", directory.toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), output);
    }

    @Test
    void shouldApplyShowScaleAndDeleteWhenKindIsBuiltIn() throws Exception {
        assertThat(kubectl("apply", "-f", "set.yaml").succeeded()).contains("statefulset.apps/game created");
        assertThat(kubectl("apply", "-f", "set.yaml").succeeded()).contains("statefulset.apps/game unchanged");
        assertThat(kubectl("get", "sts", "game").succeeded()).contains("NAME", "READY", "AGE", "0/1");
        assertThat(kubectl("get", "sts", "game", "-o", "yaml").succeeded())
                .contains("podManagementPolicy: OrderedReady");
        assertThat(kubectl("scale", "sts/game", "--replicas", "3").succeeded()).contains("scaled");
        assertThat(kubectl("describe", "sts", "game").succeeded()).contains("3 desired");
        assertThat(kubectl("delete", "sts", "game").succeeded()).contains("deleted");
    }

    @Test
    void shouldTakeOverWhenServerSideApplyFollowsClientSideApply() throws Exception {
        kubectl("apply", "-f", "map.yaml").succeeded();

        assertThat(kubectl("apply", "--server-side", "-f", "map.yaml").succeeded())
                .contains("serverside-applied");
        assertThat(kubectl("get", "cm", "map", "-o", "yaml", "--show-managed-fields")
                        .succeeded())
                .contains("operation: Apply", "manager: kubectl");
        assertThat(kubectl("label", "cm", "map", "tier=back").succeeded()).contains("labeled");
        assertThat(kubectl("get", "cm", "-l", "tier=back", "-o", "name").succeeded())
                .contains("configmap/map");
        assertThat(kubectl("delete", "cm", "map").succeeded()).contains("deleted");
    }

    @Test
    void shouldServeCustomResourcesWhenDefinitionIsApplied() throws Exception {
        assertThat(kubectl("apply", "-f", "crd.yaml").succeeded()).contains("created");
        assertThat(kubectl("wait", "--for=condition=Established", "crd/widgets.kubectl.example.com", "--timeout=5s")
                        .succeeded())
                .contains("condition met");
        assertThat(kubectl("apply", "-f", "widget.yaml").succeeded()).contains("widget.kubectl.example.com/w created");
        kubectl("patch", "wd", "w", "--subresource=status", "--type=merge", "-p", "{\"status\":{\"state\":\"Good\"}}")
                .succeeded();
        assertThat(kubectl("get", "wd").succeeded())
                .containsPattern("NAME +STATE +SINCE")
                .containsPattern("w +Good +[0-9]+s");
        assertThat(kubectl("get", "wd", "-o", "wide").succeeded()).contains("SIZE");
        assertThat(kubectl("patch", "wd", "w", "--type=merge", "-p", "{\"spec\":{\"size\":0}}")
                        .output())
                .contains("spec.size: Invalid value: 0");
        assertThat(kubectl("describe", "wd", "w").succeeded()).contains("State:  Good");
        assertThat(kubectl("scale", "wd/w", "--replicas=4").succeeded()).contains("scaled");
        assertThat(kubectl("delete", "crd", "widgets.kubectl.example.com").succeeded())
                .contains("deleted");
    }

    @Test
    void shouldPrintRowsWhenWatching() throws Exception {
        kubectl("create", "namespace", "watched").succeeded();
        kubectl("create", "configmap", "one", "-n", "watched", "--from-literal=a=b")
                .succeeded();

        String output = kubectl("get", "cm", "-n", "watched", "--watch", "--request-timeout=2s")
                .output();

        assertThat(output).contains("NAME", "DATA", "one");
        assertThat(kubectl("delete", "namespace", "watched").succeeded()).contains("deleted");
    }

    @Test
    void shouldUnderstandWhenKubectlMakesObjectsItself() throws Exception {
        kubectl("create", "namespace", "made").succeeded();
        kubectl("create", "secret", "generic", "s", "-n", "made", "--from-literal=key=value")
                .succeeded();
        kubectl("create", "serviceaccount", "sa", "-n", "made").succeeded();

        assertThat(kubectl("get", "secret", "s", "-n", "made", "-o", "jsonpath={.type} {.data.key}")
                        .succeeded())
                .isEqualTo("Opaque dmFsdWU=");
        assertThat(kubectl("get", "sa", "-n", "made", "-o", "name").succeeded()).contains("serviceaccount/sa");
        assertThat(kubectl("create", "service", "clusterip", "svc", "--tcp=80", "-n", "made")
                        .output())
                .contains("send JSON");
    }

    @Test
    void shouldRefuseUnknownFieldsWhenValidationIsStrict() throws Exception {
        Files.writeString(
                directory.resolve("typo.yaml"),
                ContractApi.yaml("{apiVersion: v1, kind: ConfigMap, metadata: {name: typo}, dta: {a: b}}")
                        .toString());

        assertThat(kubectl("apply", "-f", "typo.yaml").output()).contains("unknown field \"dta\"");
    }
}
