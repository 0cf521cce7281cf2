package io.pteronimbus.controller;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.micrometer.core.instrument.MeterRegistry;
import io.pteronimbus.clusterclient.AttentiveHttpClientFactory;
import io.pteronimbus.controller.access.ApiRequest;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;

/** The one client to the cluster, whose writes are counted: they are what the cluster's store has to bear. */
@Singleton
final class ClientProducer {
    private static final Set<String> WRITES = Set.of("create", "update", "patch", "delete");

    @Produces
    @Singleton
    KubernetesClient client(KubernetesSerialization json, Config config, MeterRegistry metrics, Vertx vertx) {
        return new KubernetesClientBuilder()
                .withKubernetesSerialization(json)
                .withConfig(config)
                .withHttpClientFactory(new AttentiveHttpClientFactory(vertx))
                .withHttpClientBuilderConsumer(
                        builder -> builder.addOrReplaceInterceptor("writes", new Writes(metrics)))
                .build();
    }

    void close(@Disposes KubernetesClient client) {
        client.close();
    }

    private record Writes(MeterRegistry metrics) implements Interceptor {
        @Override
        public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
            ApiRequest.of(request.method(), request.uri().getPath())
                    .filter(asked -> WRITES.contains(asked.verb()))
                    .ifPresent(asked -> metrics.counter(
                                    "pteronimbus.cluster.writes", "verb", asked.verb(), "resource", asked.resource())
                            .increment());
        }
    }
}
