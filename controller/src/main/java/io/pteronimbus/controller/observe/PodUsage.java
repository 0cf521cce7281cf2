package io.pteronimbus.controller.observe;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.pteronimbus.controller.gameserver.Labels;
import io.pteronimbus.controller.gameserver.ServerPods;
import io.pteronimbus.controller.gameserver.ServerRef;
import io.pteronimbus.events.ServerStats.Usage;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the servers' pods use, as {@code metrics.k8s.io} says: one list for the whole cluster, however many there are. A cluster that
 * does not measure is asked again now and then, and otherwise left in peace.
 */
@Singleton
class PodUsage {
    private static final Logger LOG = Logger.getLogger(PodUsage.class);
    private static final String PATH = "/apis/metrics.k8s.io/v1beta1/pods?labelSelector="
            + URLEncoder.encode(Labels.MANAGED_BY + "=" + Labels.PTERONIMBUS, StandardCharsets.UTF_8);
    private static final Duration ASK_AGAIN = Duration.ofMinutes(5);
    private static final Duration FRESH = Duration.ofSeconds(90);
    private static final BigDecimal MIB = BigDecimal.valueOf(1 << 20);
    private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);

    private final KubernetesClient client;
    private final ObjectMapper json;
    private volatile Map<String, Usage> usage = Map.of();
    private volatile Instant readAt = Instant.EPOCH;
    private Instant notBefore = Instant.MIN;
    private boolean absent;

    PodUsage(KubernetesClient client, ObjectMapper json) {
        this.client = client;
        this.json = json;
    }

    /** At most one request. */
    void refresh(Instant now) {
        if (now.isBefore(notBefore) && Duration.between(now, notBefore).compareTo(ASK_AGAIN) <= 0) {
            return;
        }
        try {
            var list = client.raw(PATH);
            if (list == null) {
                isAbsent("not there", now);
                return;
            }
            usage = read(list);
            readAt = now;
            absent = false;
            notBefore = Instant.MIN;
        } catch (KubernetesClientException e) {
            isAbsent("code " + e.getCode(), now);
        } catch (IOException e) {
            isAbsent("no list of measurements", now);
        }
    }

    /** Empty when the cluster does not say, or has not said for long. */
    Optional<Usage> of(ServerRef server, Instant now) {
        return Duration.between(readAt, now).compareTo(FRESH) > 0
                ? Optional.empty()
                : Optional.ofNullable(usage.get(key(server.namespace(), ServerPods.podName(server))));
    }

    private void isAbsent(String why, Instant now) {
        if (!absent) {
            LOG.infof("The cluster does not say what pods use: %s", why);
        }
        absent = true;
        usage = Map.of();
        notBefore = now.plus(ASK_AGAIN);
    }

    /** Pod by pod, since a list of thousands is large. */
    private Map<String, Usage> read(String list) throws IOException {
        var read = new HashMap<String, Usage>();
        try (var parser = json.createParser(list)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.START_ARRAY && "items".equals(parser.currentName())) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        JsonNode pod = json.readTree(parser);
                        var metadata = pod.path("metadata");
                        read.put(
                                key(
                                        metadata.path("namespace").asText(),
                                        metadata.path("name").asText()),
                                usage(pod));
                    }
                }
            }
        }
        return Map.copyOf(read);
    }

    private static Usage usage(JsonNode pod) {
        var cpu = BigDecimal.ZERO;
        var memory = BigDecimal.ZERO;
        for (var container : pod.path("containers")) {
            cpu = cpu.add(amount(container.path("usage").path("cpu").asText(null)));
            memory = memory.add(amount(container.path("usage").path("memory").asText(null)));
        }
        return new Usage(whole(cpu.multiply(MILLIS)), whole(memory.divide(MIB, RoundingMode.HALF_UP)));
    }

    private static BigDecimal amount(@Nullable String quantity) {
        return quantity == null ? BigDecimal.ZERO : Quantity.parse(quantity).getNumericalAmount();
    }

    private static int whole(BigDecimal number) {
        return number.setScale(0, RoundingMode.HALF_UP)
                .max(BigDecimal.ZERO)
                .min(BigDecimal.valueOf(Integer.MAX_VALUE))
                .intValue();
    }

    private static String key(String namespace, String pod) {
        return namespace + "/" + pod;
    }
}
