package io.pteronimbus.fakediscord.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.fakediscord.http.Json;
import java.time.Instant;

/** A session, as the control API shows it. */
final class SessionView {

    private SessionView() {}

    static ObjectNode of(Session session) {
        Instant keptUntil = session.keptUntil();
        ObjectNode view = Json.object()
                .put("id", session.id())
                .put("applicationId", session.applicationId().toString())
                .put("connected", session.connection() != null)
                .put("began", session.began().toString())
                .put("keptUntil", keptUntil == null ? null : keptUntil.toString())
                .put("intents", session.identify().intents().bits())
                .put("browser", session.identify().browser())
                .put("status", session.status())
                .put("sequence", session.sequence())
                .put("replayableEvents", session.missed().size())
                .put("replayableBytes", session.missed().bytes());
        view.putArray("shard").add(session.shard().id()).add(session.shard().count());
        return view;
    }
}
