package io.pteronimbus.controller.cache;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimStatus;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServiceSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSetSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.quarkus.kubernetes.client.KubernetesClientObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/**
 * What this process never reads of the cluster's objects is not taken out of the answers either: all that it watches stays in memory, and of most
 * objects that would be many times what is of use. What it writes is whole.
 */
@Singleton
public class LeanObjects implements KubernetesClientObjectMapperCustomizer {
    /** The fields that are passed over, in each type. */
    private static final Map<Class<?>, List<String>> UNREAD = Map.ofEntries(
            Map.entry(ObjectMeta.class, List.of("managedFields", "selfLink", "generateName")),
            Map.entry(
                    PodSpec.class,
                    List.of(
                            "affinity",
                            "dnsConfig",
                            "ephemeralContainers",
                            "hostAliases",
                            "imagePullSecrets",
                            "nodeSelector",
                            "overhead",
                            "readinessGates",
                            "resourceClaims",
                            "resources",
                            "schedulingGates",
                            "securityContext",
                            "tolerations",
                            "topologySpreadConstraints",
                            "volumes")),
            // the client looks for a container's name before it opens a stream to it
            Map.entry(
                    Container.class,
                    List.of(
                            "args",
                            "command",
                            "env",
                            "envFrom",
                            "image",
                            "lifecycle",
                            "livenessProbe",
                            "ports",
                            "readinessProbe",
                            "resizePolicy",
                            "resources",
                            "securityContext",
                            "startupProbe",
                            "volumeDevices",
                            "volumeMounts")),
            Map.entry(PodStatus.class, List.of("podIPs", "hostIPs", "resourceClaimStatuses", "qosClass")),
            Map.entry(
                    ContainerStatus.class,
                    List.of(
                            "allocatedResources",
                            "allocatedResourcesStatus",
                            "image",
                            "imageID",
                            "resources",
                            "user",
                            "volumeMounts")),
            Map.entry(
                    StatefulSetSpec.class,
                    List.of("ordinals", "selector", "template", "updateStrategy", "volumeClaimTemplates")),
            Map.entry(StatefulSetStatus.class, List.of("conditions", "currentRevision", "updateRevision")),
            Map.entry(
                    ServiceSpec.class,
                    List.of(
                            "clusterIP",
                            "clusterIPs",
                            "externalIPs",
                            "ipFamilies",
                            "selector",
                            "sessionAffinityConfig")),
            Map.entry(ServicePort.class, List.of("targetPort")),
            Map.entry(
                    PersistentVolumeClaimSpec.class, List.of("accessModes", "dataSource", "dataSourceRef", "selector")),
            Map.entry(PersistentVolumeClaimStatus.class, List.of("accessModes", "allocatedResources", "conditions")),
            Map.entry(JobSpec.class, List.of("podFailurePolicy", "selector", "successPolicy", "template")));

    @Override
    public void customize(ObjectMapper mapper) {
        UNREAD.forEach((type, fields) -> mapper.configOverride(type)
                .setIgnorals(JsonIgnoreProperties.Value.forIgnoredProperties(fields.toArray(String[]::new))
                        .withAllowGetters()));
    }
}
