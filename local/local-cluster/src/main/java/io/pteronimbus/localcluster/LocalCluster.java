package io.pteronimbus.localcluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.localcluster.admission.ClusterAdmission;
import io.pteronimbus.localcluster.admission.QuotaStatus;
import io.pteronimbus.localcluster.api.ApiServer;
import io.pteronimbus.localcluster.api.ResourceRequests;
import io.pteronimbus.localcluster.disruption.BudgetController;
import io.pteronimbus.localcluster.fault.Faults;
import io.pteronimbus.localcluster.gc.Cascade;
import io.pteronimbus.localcluster.gc.GarbageCollector;
import io.pteronimbus.localcluster.kinds.ResourceRegistry;
import io.pteronimbus.localcluster.store.Json;
import io.pteronimbus.localcluster.store.ObjectKey;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.workload.ProcessWorkloads;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A running cluster, in this JVM. Closing it ends its workloads gracefully. */
public final class LocalCluster implements AutoCloseable {

    private static final List<String> NAMESPACES = List.of("default", "kube-system", "kube-public", "kube-node-lease");

    private final Vertx vertx;
    private final ObjectStore store;
    private final Workloads workloads;
    private final GarbageCollector garbageCollector;
    private final Cascade cascade;
    private final QuotaStatus quotas;
    private final BudgetController budgets;
    private final ApiServer server;
    private final @Nullable Faults faults;

    private LocalCluster(LocalClusterConfig config, Workloads workloads) {
        this.workloads = workloads;
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(Math.max(2, Runtime.getRuntime().availableProcessors()))
                .setFileSystemOptions(new FileSystemOptions()
                        .setClassPathResolvingEnabled(false)
                        .setFileCachingEnabled(false)));
        this.store = new ObjectStore(config.dataDirectory(), config.historySize(), config.clock());
        store.admitBy(new ClusterAdmission());
        createNamespaces();
        this.garbageCollector = GarbageCollector.start(store);
        this.cascade = Cascade.start(store);
        this.quotas = QuotaStatus.start(store);
        this.budgets = BudgetController.start(store);
        var registry = new ResourceRegistry(store);
        this.faults = config.faults() ? new Faults() : null;
        var requests = new ResourceRequests(
                vertx, registry, store, workloads.subresources(), workloads.usage(), config.clock(), faults);
        this.server = ApiServer.listen(vertx, config.port(), registry, requests, faults);
        workloads.start(store);
        if (faults != null) {
            faults.onIsolation(workloads::isolate);
        }
    }

    /** Starts an API whose pods run as processes when the configuration names a data directory, and not at all otherwise. */
    public static LocalCluster start(LocalClusterConfig config) {
        Path data = config.dataDirectory();
        return start(
                config, data == null ? Workloads.none() : new ProcessWorkloads(data, config.images(), config.clock()));
    }

    /** Starts an API with these workloads; it is reachable when this returns. */
    public static LocalCluster start(LocalClusterConfig config, Workloads workloads) {
        return new LocalCluster(config, workloads);
    }

    private void createNamespaces() {
        for (String name : NAMESPACES) {
            if (store.get(ObjectKey.namespace(name)).isEmpty()) {
                ObjectNode namespace = Json.object().put("apiVersion", "v1").put("kind", "Namespace");
                namespace.putObject("metadata").putObject("labels").put("kubernetes.io/metadata.name", name);
                namespace.putObject("spec").putArray("finalizers").add("kubernetes");
                namespace.putObject("status").put("phase", "Active");
                store.create(ObjectKey.namespace(name), namespace);
            }
        }
    }

    /** For example {@code http://127.0.0.1:8443}, without a slash at the end. */
    public String baseUrl() {
        return "http://127.0.0.1:" + server.port();
    }

    /**
     * Writes a kubeconfig for this cluster, in one step.
     *
     * @throws IOException when the file cannot be written
     */
    public void writeKubeconfig(Path file) throws IOException {
        Kubeconfig.write(file, baseUrl());
    }

    public ObjectStore store() {
        return store;
    }

    /** @throws IllegalStateException when the configuration has not switched them on */
    public Faults faults() {
        if (faults == null) {
            throw new IllegalStateException("faults are not switched on");
        }
        return faults;
    }

    @Override
    public void close() {
        workloads.stop();
        server.close();
        cascade.close();
        quotas.close();
        budgets.close();
        garbageCollector.close();
        store.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
