package io.pteronimbus.controller.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** What the panel wants of one server, as it waits: as text a spec takes a small part of the room it does as a tree. */
final class WaitingServer {
    private static final JsonMapper JSON = new JsonMapper();

    private final DesiredServer bare;
    private final byte @Nullable [] spec;

    private WaitingServer(DesiredServer bare, byte @Nullable [] spec) {
        this.bare = bare;
        this.spec = spec;
    }

    static WaitingServer of(DesiredServer server) {
        try {
            var spec = server.spec();
            return new WaitingServer(with(server, null), spec == null ? null : JSON.writeValueAsBytes(spec));
        } catch (IOException e) {
            throw new UncheckedIOException("what was read can be written", e);
        }
    }

    /** As it came. */
    DesiredServer open() {
        try {
            return spec == null ? bare : with(bare, JSON.readTree(spec));
        } catch (IOException e) {
            throw new UncheckedIOException("what was written can be read", e);
        }
    }

    private static DesiredServer with(DesiredServer server, @Nullable JsonNode spec) {
        return new DesiredServer(
                server.serverId(),
                server.tenantId(),
                server.generation(),
                server.deleted(),
                spec,
                server.grant(),
                server.secrets());
    }

    @Override
    public String toString() {
        return bare.toString();
    }
}
