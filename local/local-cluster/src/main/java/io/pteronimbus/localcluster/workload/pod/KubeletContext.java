package io.pteronimbus.localcluster.workload.pod;

import io.pteronimbus.localcluster.store.ObjectStore;
import io.pteronimbus.localcluster.workload.image.ImageMap;
import io.pteronimbus.localcluster.workload.port.HostPorts;
import io.pteronimbus.localcluster.workload.usage.OomKills;
import io.pteronimbus.localcluster.workload.volume.DataDirectory;
import java.time.Clock;

/** What all pods share. */
record KubeletContext(
        ObjectStore store,
        DataDirectory data,
        ImageMap images,
        HostPorts ports,
        PodEvents events,
        OomKills oomKills,
        Clock clock,
        KubeletSettings settings,
        Contact contact) {}
