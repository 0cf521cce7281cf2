package io.pteronimbus.controller;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.LimitRange;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameTemplate;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The definitions of the resources {@code GameServer} and {@code GameTemplate}, as committed for the Helm chart. */
@Singleton
class Definition {
    private static final Logger LOG = Logger.getLogger(Definition.class);
    private static final String FIELD_MANAGER = "pteronimbus-controller";
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final KubernetesClient client;

    Definition(KubernetesClient client) {
        this.client = client;
    }

    /** Writes them and waits until the cluster serves the resources. */
    void apply() {
        apply(GameServer.DEFINITION);
        apply(GameTemplate.DEFINITION);
    }

    private void apply(String definition) {
        var applied = client.resource(read(definition))
                .fieldManager(FIELD_MANAGER)
                .forceConflicts()
                .serverSideApply();
        client.resource(applied)
                .waitUntilCondition(Definition::isEstablished, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        LOG.infof("Resource is defined: name=%s", applied.getMetadata().getName());
    }

    /**
     * Loads the classes the informers need, here rather than on the threads that must not wait: on a small machine that
     * takes seconds.
     */
    void warmUp() {
        var json = client.getKubernetesSerialization();
        for (var type : List.of(
                GameServer.class,
                GameTemplate.class,
                GenericKubernetesResource.class,
                Pod.class,
                StatefulSet.class,
                Service.class,
                PersistentVolumeClaim.class,
                NetworkPolicy.class,
                PodDisruptionBudget.class,
                ResourceQuota.class,
                LimitRange.class)) {
            LOG.debugf("Loaded: %s", json.asJson(json.unmarshal("{}", type)));
        }
    }

    private CustomResourceDefinition read(String definition) {
        try (var yaml = Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResourceAsStream(definition))) {
            return client.getKubernetesSerialization().unmarshal(yaml, CustomResourceDefinition.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isEstablished(CustomResourceDefinition definition) {
        return definition != null
                && definition.getStatus() != null
                && definition.getStatus().getConditions().stream()
                        .anyMatch(condition ->
                                "Established".equals(condition.getType()) && "True".equals(condition.getStatus()));
    }
}
