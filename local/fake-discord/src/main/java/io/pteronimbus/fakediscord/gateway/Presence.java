package io.pteronimbus.fakediscord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** How a bot wants to be seen. Nobody looks, but a wrong one is refused. */
final class Presence {

    private static final Set<String> STATUSES = Set.of("online", "dnd", "idle", "invisible", "offline");

    private Presence() {}

    static String status(JsonNode data) {
        String status = ClientFrame.text(data, "status");
        boolean activities =
                ClientFrame.given(data, "activities").map(JsonNode::isArray).orElse(true);
        if (!STATUSES.contains(status) || !activities) {
            throw ClientFrame.decodeError();
        }
        return status;
    }
}
