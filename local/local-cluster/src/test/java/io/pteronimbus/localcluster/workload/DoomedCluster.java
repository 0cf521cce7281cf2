package io.pteronimbus.localcluster.workload;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;

/** Workloads in a JVM of their own, to be killed. */
final class DoomedCluster {

    private DoomedCluster() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var cluster = new WorkloadFixture(Path.of(arguments[0]));
        cluster.create("", "pods", WorkloadFixture.pod("steady", arguments[1]));
        cluster.awaitRunning("steady");
        Files.createFile(Path.of(arguments[0], "running"));
        Thread.currentThread().join();
    }

    static Process start(Path directory, String script) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DoomedCluster.class.getName(),
                        directory.toString(),
                        script)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
    }
}
