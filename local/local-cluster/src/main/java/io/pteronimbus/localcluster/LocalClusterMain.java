package io.pteronimbus.localcluster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the cluster as a process of its own until it gets SIGTERM. */
@Command(
        name = "local-cluster",
        mixinStandardHelpOptions = true,
        description = "A Kubernetes API on loopback whose pods are processes of this machine. No isolation, no users.")
public final class LocalClusterMain implements Callable<Integer> {

    @Option(
            names = "--port",
            defaultValue = "8443",
            description = "TCP port on 127.0.0.1, 0 for any (default: ${DEFAULT-VALUE})")
    private int port;

    @Option(names = "--data", required = true, description = "Directory for objects, volumes and logs")
    private @Nullable Path data;

    @Option(names = "--images", description = "JSON file that maps images to local commands")
    private @Nullable Path images;

    @Option(
            names = "--kubeconfig",
            description = "Where to write the kubeconfig (default: kubeconfig in the data directory)")
    private @Nullable Path kubeconfig;

    @Option(names = "--faults", description = "Let tests make requests fail, by /faults")
    private boolean faults;

    public static void main(String[] arguments) {
        int code = new CommandLine(new LocalClusterMain()).execute(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (data == null) {
            throw new IllegalStateException("--data is required");
        }
        var config = new LocalClusterConfig(
                port, data, images, LocalClusterConfig.DEFAULT_HISTORY, Clock.systemUTC(), faults);
        LocalCluster cluster = LocalCluster.start(config);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            cluster.close();
                            stopped.countDown();
                        },
                        "shutdown"));
        cluster.writeKubeconfig(kubeconfig == null ? data.resolve("kubeconfig") : kubeconfig);
        System.out.println("local-cluster ready on " + cluster.baseUrl());
        stopped.await();
        return 0;
    }
}
