package io.pteronimbus.controller.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.pteronimbus.controller.gameserver.ClusterEvents;
import io.pteronimbus.controller.gameserver.GameServerReconciler;
import io.pteronimbus.controller.gameserver.GameServers;
import io.pteronimbus.controller.gameserver.Labels;
import io.pteronimbus.controller.gameserver.ServerRef;
import io.pteronimbus.controller.grant.CanonicalJson;
import io.pteronimbus.controller.grant.Fault;
import io.pteronimbus.controller.grant.Grant;
import io.pteronimbus.controller.grant.GrantRefusals;
import io.pteronimbus.controller.grant.GrantVerifier;
import io.pteronimbus.controller.grant.RefusedGrantException;
import io.pteronimbus.controller.quota.QuotaMirror;
import io.pteronimbus.crd.GameServer;
import io.pteronimbus.crd.GameServerSpec;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Brings one server of the panel into the cluster. What is there already costs no request; what is new has to be
 * signed for exactly this server, generation, spec and secret values.
 */
@Singleton
class IntentApplier {
    static final String FIELD_MANAGER = "pteronimbus-link";

    private static final Logger LOG = Logger.getLogger(IntentApplier.class);

    /** What somebody may have been allowed who changed what is wanted of a server. */
    private static final Set<String> MAY_CHANGE = Set.of(
            "server:create",
            "server:update",
            "server:start",
            "server:stop",
            "server:restart",
            "server:kill",
            "server:reinstall",
            "server:suspend",
            "startup:update",
            "network:update");

    private static final Set<String> MAY_DELETE = Set.of("server:delete", "tenant:delete");
    private static final JsonNode NO_SPEC = JsonNodeFactory.instance.objectNode();

    private final KubernetesClient client;
    private final GameServers servers;
    private final GrantVerifier grants;
    private final QuotaMirror quotas;
    private final ServerWriter writer;
    private final Refusals refusals;
    private final ClusterEvents events;
    private final Clock clock;
    private final ObjectMapper json;

    IntentApplier(
            KubernetesClient client,
            GameServers servers,
            GrantVerifier grants,
            QuotaMirror quotas,
            ServerWriter writer,
            GrantRefusals refusals,
            ClusterEvents events,
            Clock clock,
            ObjectMapper json) {
        this.client = client;
        this.servers = servers;
        this.grants = grants;
        this.quotas = quotas;
        this.writer = writer;
        this.events = events;
        this.clock = clock;
        this.json = json;
        this.refusals = new Refusals(refusals);
    }

    /** @throws KubernetesClientException the cluster could not be asked, or did not want to: try again */
    Applied apply(DesiredServer desired) {
        var ref = new ServerRef(desired.tenantId(), desired.serverId());
        try {
            return desired.deleted() ? delete(desired, ref) : hold(desired, ref);
        } catch (RefusedGrantException e) {
            if (refusals.refuse(desired, e)) {
                servers.find(ref)
                        .ifPresent(server -> events.refused(server, desired.generation(), e.why(), clock.instant()));
            }
            return new Applied.Refused(e.why());
        }
    }

    private Applied hold(DesiredServer desired, ServerRef ref) throws RefusedGrantException {
        var spec = desired.spec() == null ? NO_SPEC : desired.spec();
        var hash = CanonicalJson.sha256(spec);
        var present = servers.find(ref).orElse(null);
        if (present != null) {
            var generation = present.getSpec().generation();
            var sameSpec = hash.equals(present.getMetadata().getAnnotations().get(Labels.SPEC_HASH));
            if (generation > desired.generation()
                    || (generation == desired.generation() && sameSpec && writer.holdsSecrets(desired, ref))) {
                return new Applied.Held(generation);
            }
            if (present.isMarkedForDeletion()) {
                return new Applied.Going();
            }
        }
        var grant = verified(desired, hash, MAY_CHANGE);
        writer.write(desired, ref, resource(desired, ref, spec, hash, grant));
        LOG.infof(
                "Intent applied: server=%s tenant=%s generation=%d permission=%s actor=%s",
                desired.serverId(),
                desired.tenantId(),
                desired.generation(),
                grant.permission(),
                grant.actor().id());
        return new Applied.Held(desired.generation());
    }

    private Grant verified(DesiredServer desired, String specHash, Set<String> permissions)
            throws RefusedGrantException {
        var secrets = desired.secrets();
        return grants.intent(
                desired.grant(),
                desired.tenantId(),
                desired.serverId(),
                desired.generation(),
                new GrantVerifier.Content(specHash, secrets == null ? null : secrets.hash()),
                permissions);
    }

    private GameServer resource(DesiredServer desired, ServerRef ref, JsonNode spec, String hash, Grant grant)
            throws RefusedGrantException {
        var whole = ((ObjectNode) spec.deepCopy())
                .put("generation", desired.generation())
                .put("grant", desired.grant());
        var server = new GameServer();
        var labels = new HashMap<>(Labels.of(ref));
        server.setMetadata(new ObjectMetaBuilder()
                .withName(ref.name())
                .withNamespace(ref.namespace())
                .withLabels(labels)
                .withAnnotations(Map.of(Labels.SPEC_HASH, hash))
                .withFinalizers(GameServerReconciler.FINALIZER)
                .build());
        try {
            server.setSpec(json.treeToValue(whole, GameServerSpec.class));
        } catch (JsonProcessingException e) {
            LOG.debugf("Spec cannot be read: server=%s cause=%s", desired.serverId(), e.getClass());
            throw new RefusedGrantException(Fault.SPEC, grant.actor(), "the spec cannot be read" + place(e));
        }
        return server;
    }

    /** Where in the spec; what stands there may be a secret. */
    private static String place(JsonProcessingException e) {
        if (!(e instanceof JsonMappingException mapping)) {
            return "";
        }
        return mapping.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[]" : step.getFieldName())
                .collect(Collectors.joining(".", " at ", ""));
    }

    /** What is signed is the generation and the right to delete; a tombstone alone is not enough. */
    private Applied delete(DesiredServer desired, ServerRef ref) throws RefusedGrantException {
        var resource =
                client.resources(GameServer.class).inNamespace(ref.namespace()).withName(ref.name());
        var present = resource.get();
        if (present == null) {
            writer.clear(ref);
            quotas.gone(ref);
            return new Applied.Gone();
        }
        if (!present.isMarkedForDeletion()) {
            var hash = CanonicalJson.sha256(desired.spec() == null ? NO_SPEC : desired.spec());
            var grant = verified(desired, hash, MAY_DELETE);
            if (present.getSpec().generation() >= desired.generation()) {
                throw new RefusedGrantException(Fault.GENERATION, grant.actor(), "the server was changed since");
            }
            resource.delete();
            LOG.infof(
                    "Server is being deleted: server=%s tenant=%s generation=%d actor=%s",
                    desired.serverId(),
                    desired.tenantId(),
                    desired.generation(),
                    grant.actor().id());
        }
        return new Applied.Going();
    }
}
