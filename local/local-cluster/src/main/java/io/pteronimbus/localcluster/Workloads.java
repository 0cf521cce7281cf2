package io.pteronimbus.localcluster;

import io.pteronimbus.localcluster.api.PodSubresources;
import io.pteronimbus.localcluster.api.UsageSource;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.store.StatusException;
import io.vertx.ext.web.RoutingContext;

/**
 * The controllers and the kubelet, as the API server sees them. The one that runs processes is {@code
 * workload.ProcessWorkloads(Path dataDirectory, Path images, Clock clock)}; {@code LocalCluster} makes it when a data directory is configured.
 *
 * <p>A pod counts as bound once {@code spec.nodeName} is set: from then on deleting it only marks it, and {@link
 * ObjectStore#remove} ends it when its processes are gone. A deletion with grace 0 removes a bound pod at once; its processes
 * are then to be killed on the {@code DELETED} event.
 */
public interface Workloads {

    /** Starts the controllers on the store; returns once they follow it. */
    void start(ObjectStore store);

    /** What answers log, exec and attach. Asked once, before {@link #start}. */
    PodSubresources subresources();

    /** What answers for the figures of pods and the node. Asked once, before {@link #start}. */
    default UsageSource usage() {
        return UsageSource.NONE;
    }

    /** Cuts the node off from the cluster, or connects it again; where there is none, nothing happens. */
    default void isolate(boolean cutOff) {}

    /** Ends every process with its grace period and returns when all are gone. The store is still open. */
    void stop();

    /** An API without workloads: pods stay Pending, nothing ever runs. */
    static Workloads none() {
        return new Workloads() {
            @Override
            public void start(ObjectStore store) {}

            @Override
            public PodSubresources subresources() {
                return new Refusing();
            }

            @Override
            public void stop() {}
        };
    }

    /** Answers every stream with 501. */
    final class Refusing implements PodSubresources {
        @Override
        public void log(RoutingContext context, String namespace, String pod) {
            throw refusal();
        }

        @Override
        public void exec(RoutingContext context, String namespace, String pod) {
            throw refusal();
        }

        @Override
        public void attach(RoutingContext context, String namespace, String pod) {
            throw refusal();
        }

        private static StatusException refusal() {
            return new StatusException(501, "NotImplemented", "this cluster runs no workloads");
        }
    }
}
