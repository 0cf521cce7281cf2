package io.pteronimbus.gameserver.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.crd.GameServerSpec;
import io.pteronimbus.crd.GameServerSpec.DesiredState;
import io.pteronimbus.events.ServerIntentChanged.Action;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.gameserver.author.Author;
import io.pteronimbus.gameserver.cluster.ClusterService;
import io.pteronimbus.gameserver.json.CanonicalJson;
import io.pteronimbus.gameserver.link.Grants;
import io.pteronimbus.gameserver.template.PinnedTemplate;
import io.pteronimbus.platform.security.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a change of intent hold: renders what the controller is to run, signs it, tells the world, and gives it the next
 * number in the cluster's list. In the transaction that changed the server, as the last thing in it.
 */
@ApplicationScoped
class ServerIntents {
    private final ClusterService clusters;
    private final Grants grants;
    private final DesiredSecrets secrets;
    private final ServerEvents events;
    private final Event<IntentAccepted> accepted;
    private final ObjectMapper json;

    ServerIntents(
            ClusterService clusters,
            Grants grants,
            DesiredSecrets secrets,
            ServerEvents events,
            Event<IntentAccepted> accepted,
            ObjectMapper json) {
        this.clusters = clusters;
        this.grants = grants;
        this.secrets = secrets;
        this.events = events;
        this.accepted = accepted;
        this.json = json;
    }

    /** @param details what the audit log is told beside what the server is like now */
    @Transactional(Transactional.TxType.MANDATORY)
    void accept(
            Server server,
            PinnedTemplate template,
            Action action,
            String permission,
            Author author,
            @Nullable Map<String, Object> before,
            Map<String, Object> details) {
        var spec = CanonicalJson.of(render(server, template));
        var values = secrets.of(server, template.spec()).orElse(null);
        var grant = grants.intent(
                server.cluster,
                server.tenantId,
                server.id,
                server.generation,
                new Grants.Content(Sha256.hex(spec), values == null ? null : values.hash()),
                author.actor(),
                permission);
        server.intent = new PublishedIntent(spec, grant, secrets.seal(server, values));
        events.accepted(server, action, permission, author, before, details);
        server.revision = clusters.nextRevision(server.cluster);
        accepted.fire(new IntentAccepted(
                server.cluster, server.tenantId, server.id, action, server.state, server.stateVersion));
    }

    /** The custom resource's spec without what the link carries beside it. */
    private ObjectNode render(Server server, PinnedTemplate template) {
        var spec = template.spec();
        var settings = ServerSettings.of(server);
        var desired = new GameServerSpec(
                server.name,
                server.generation,
                server.desiredState == ServerState.RUNNING ? DesiredState.RUNNING : DesiredState.STOPPED,
                server.restartNonce,
                server.killNonce,
                new GameServerSpec.TemplateRef(template.slug(), Integer.toString(template.version())),
                settings.imageOf(spec),
                spec.startup().command(),
                spec.startup().args(),
                ServerEnvironment.plain(server, spec),
                ServerEnvironment.references(server, spec),
                spec.done(),
                spec.stop(),
                spec.ports(),
                spec.dataPath(),
                server.resources.toSpec(),
                server.suspended,
                settings.onExitOf(spec),
                spec.install() == null ? null : spec.install().toSpec(server.installNonce, server.installWipe),
                spec.query(),
                spec.liveness(),
                server.stopWhenEmptyMinutes,
                null,
                spec.hasReadOnlyRoot(),
                GameServerSpec.Eviction.ALLOWED,
                spec.configFiles(),
                null);
        ObjectNode node = json.valueToTree(desired);
        return node.without(List.of("generation", "grant"));
    }
}
