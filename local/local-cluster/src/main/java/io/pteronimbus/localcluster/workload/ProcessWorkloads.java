package io.pteronimbus.localcluster.workload;

import io.pteronimbus.localcluster.Workloads;
import io.pteronimbus.localcluster.api.PodSubresources;
import io.pteronimbus.localcluster.api.UsageSource;
import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.stream.PodStreams;
import io.pteronimbus.localcluster.workload.claim.ClaimController;
import io.pteronimbus.localcluster.workload.image.ImageMap;
import io.pteronimbus.localcluster.workload.job.JobController;
import io.pteronimbus.localcluster.workload.pod.Kubelet;
import io.pteronimbus.localcluster.workload.pod.KubeletSettings;
import io.pteronimbus.localcluster.workload.port.HostPorts;
import io.pteronimbus.localcluster.workload.port.ServiceController;
import io.pteronimbus.localcluster.workload.statefulset.StatefulSetController;
import io.pteronimbus.localcluster.workload.usage.OomKills;
import io.pteronimbus.localcluster.workload.usage.UsageSampler;
import io.pteronimbus.localcluster.workload.volume.DataDirectory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs pods as processes of this machine, with the controllers that make pods. */
public final class ProcessWorkloads implements Workloads {

    private final DataDirectory data;
    private final ImageMap images;
    private final Clock clock;
    private final KubeletSettings settings;
    private final PodStreams streams;
    private volatile @Nullable Parts parts;

    private record Parts(
            Kubelet kubelet,
            UsageSampler usage,
            StatefulSetController sets,
            JobController jobs,
            ClaimController claims,
            ServiceController services) {}

    /**
     * @param images the image map, or null for none: no pod then ever runs
     * @throws IllegalArgumentException when the image map cannot be read
     */
    public ProcessWorkloads(Path dataDirectory, @Nullable Path images, Clock clock) {
        this(dataDirectory, images, clock, KubeletSettings.DEFAULT);
    }

    public ProcessWorkloads(Path dataDirectory, @Nullable Path images, Clock clock, KubeletSettings settings) {
        this.data = new DataDirectory(dataDirectory);
        this.images = ImageMap.read(images);
        this.clock = clock;
        this.settings = settings;
        this.streams = new PodStreams(clock);
    }

    @Override
    public PodSubresources subresources() {
        return streams;
    }

    @Override
    public UsageSource usage() {
        return new UsageSource() {
            @Override
            public Map<String, Usage> pod(String namespace, String pod) {
                Parts running = parts;
                return running == null ? Map.of() : running.usage().pod(namespace, pod);
            }

            @Override
            public Optional<Usage> node() {
                Parts running = parts;
                return running == null ? Optional.empty() : running.usage().node();
            }
        };
    }

    @Override
    public void start(ObjectStore store) {
        LocalNode.register(store, clock);
        var ports = new HostPorts(store, data.ports());
        var oomKills = new OomKills();
        var kubelet = new Kubelet(store, data, images, ports, oomKills, clock, settings);
        var started = new Parts(
                kubelet,
                new UsageSampler(kubelet::processes, kubelet::holdToLimit, oomKills, clock, settings.usagePeriod()),
                new StatefulSetController(store, clock),
                new JobController(store, clock, settings.backoffBase()),
                new ClaimController(store, data),
                new ServiceController(store, ports));
        streams.serve(store, started.kubelet());
        started.kubelet().start();
        started.claims().start();
        started.services().start();
        started.sets().start();
        started.jobs().start();
        started.usage().start();
        parts = started;
    }

    @Override
    public void isolate(boolean cutOff) {
        Parts running = parts;
        if (running != null) {
            running.kubelet().isolate(cutOff);
        }
    }

    @Override
    public void stop() {
        Parts running = parts;
        if (running != null) {
            running.sets().close();
            running.jobs().close();
            running.kubelet().stop();
            running.usage().close();
            running.services().close();
            running.claims().close();
        }
    }
}
