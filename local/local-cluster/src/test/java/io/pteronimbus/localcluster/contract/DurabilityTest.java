package io.pteronimbus.localcluster.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.pteronimbus.localcluster.LocalClusterMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contract: Durability, and the process as the launcher runs it. */
class DurabilityTest {

    @TempDir
    private Path data;

    private final List<Process> started = new ArrayList<>();

    private ContractApi start() throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                LocalClusterMain.class.getName(),
                "--port",
                "0",
                "--data",
                data.toString(),
                "--kubeconfig",
                data.resolve("access/kubeconfig").toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        started.add(process);
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String ready = output.readLine();
        assertThat(ready).startsWith("local-cluster ready on http://127.0.0.1:");
        return ContractApi.at(ready.substring("local-cluster ready on ".length()));
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void shouldKeepEverythingWhenKilled() throws Exception {
        // given
        ContractApi api = start();
        String maps = "/api/v1/namespaces/default/configmaps";
        String uid = api.post(maps, Manifests.named(Manifests.CONFIG_MAP, "kept"))
                .succeeded()
                .text("/metadata/uid");
        api.post(maps, Manifests.named(Manifests.CONFIG_MAP, "gone")).succeeded();
        api.delete(maps + "/gone").succeeded();
        api.post("/apis/apiextensions.k8s.io/v1/customresourcedefinitions", Manifests.definition("kept.example.com"))
                .succeeded();
        String last = "";
        for (int i = 0; i < 50; i++) {
            last = api.patch(maps + "/kept", ContractApi.MERGE_PATCH, "{data: {count: '" + i + "'}}")
                    .succeeded()
                    .text("/metadata/resourceVersion");
        }

        // when
        started.getFirst().destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        ContractApi again = start();

        // then
        Answer kept = again.get(maps + "/kept").succeeded();
        assertThat(kept.text("/metadata/uid")).isEqualTo(uid);
        assertThat(kept.text("/data/count")).isEqualTo("49");
        assertThat(kept.text("/metadata/resourceVersion")).isEqualTo(last);
        again.get(maps + "/gone").refused(404, "NotFound");
        assertThat(again.get("/apis/kept.example.com/v1/widgets").succeeded().text("/kind"))
                .isEqualTo("WidgetList");
        assertThat(again.patch(maps + "/kept", ContractApi.MERGE_PATCH, "{data: {count: new}}")
                        .succeeded()
                        .at("/metadata/resourceVersion")
                        .asLong())
                .isGreaterThan(Long.parseLong(last));
    }

    @Test
    void shouldWriteKubeconfigAndExitWhenTerminated() throws Exception {
        ContractApi api = start();
        String kubeconfig = Files.readString(data.resolve("access/kubeconfig"));

        Process process = started.getFirst();
        process.toHandle().destroy();

        assertThat(kubeconfig)
                .contains(
                        "current-context: pteronimbus-local",
                        api.client().getMasterUrl().toString().replaceAll("/$", ""));
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
    }
}
