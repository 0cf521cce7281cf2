package io.pteronimbus.controller.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.pteronimbus.controller.console.ConsoleFrame.CommandResult;
import io.pteronimbus.controller.gameserver.ServerPods;
import io.pteronimbus.controller.gameserver.ServerRef;
import io.pteronimbus.controller.grant.CanonicalJson;
import io.pteronimbus.controller.grant.GrantRefusals;
import io.pteronimbus.controller.grant.GrantRefusals.Use;
import io.pteronimbus.controller.grant.GrantVerifier;
import io.pteronimbus.controller.grant.RefusedGrantException;
import io.pteronimbus.controller.grant.SpentGrants;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.jboss.logging.Logger;

/** Carries out commands that came with a grant of their own. */
@Singleton
class Commands {
    private static final Logger LOG = Logger.getLogger(Commands.class);
    private static final String PERMISSION = "console:execute";
    private static final int LONGEST = 4_096;

    private final GrantVerifier grants;
    private final SpentGrants spent;
    private final GrantRefusals refusals;
    private final ServerPods pods;
    private final Stdin stdin;
    private final CommandAnswers answers = new CommandAnswers();

    Commands(GrantVerifier grants, SpentGrants spent, GrantRefusals refusals, ServerPods pods, Stdin stdin) {
        this.grants = grants;
        this.spent = spent;
        this.refusals = refusals;
        this.pods = pods;
        this.stdin = stdin;
    }

    /** A command delivered twice is carried out once, and answered twice, with the same answer. */
    CommandResult execute(ServerRef server, String streamId, JsonNode frame) {
        var id = frame.path("id").asText("");
        var text = frame.path("text").asText("");
        if (text.isBlank() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            return new CommandResult(id, false, "not a single line of 1 to " + LONGEST + " characters");
        }
        try {
            var grant = grants.use(frame.path("grant").textValue(), server.tenantId(), server.serverId(), PERMISSION);
            var request = CanonicalJson.sha256(streamId + "/" + id + "/" + text);
            if (!spent.spend(grant, request)) {
                return answers.of(request, id);
            }
            var answer = give(server, id, text, grant.actor().id());
            answers.remember(request, answer);
            return answer;
        } catch (RefusedGrantException e) {
            refusals.refuse(Use.COMMAND, server.tenantId(), server.serverId(), PERMISSION, e);
            return new CommandResult(id, false, e.why());
        }
    }

    private CommandResult give(ServerRef server, String id, String text, String actor) {
        if (pods.of(server).containerId() == null) {
            return new CommandResult(id, false, "the server does not run");
        }
        try {
            stdin.write(server, text);
            LOG.infof("Command given: server=%s actor=%s length=%d", server.serverId(), actor, text.length());
            return new CommandResult(id, true, null);
        } catch (IOException | KubernetesClientException e) {
            LOG.warnf(e, "Command not given: server=%s", server.serverId());
            return new CommandResult(id, false, "the server's input cannot be reached");
        }
    }
}
