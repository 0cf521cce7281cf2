package io.pteronimbus.gameserver.server;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.pteronimbus.events.ServerAddress;
import io.pteronimbus.events.ServerState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A server as people see it.
 *
 * @param stateReason a CamelCase word; null while nothing was seen of the newest action
 * @param desiredState where it is to end: {@code RUNNING} or {@code STOPPED}
 * @param address where players connect, null until it has one
 * @param players null while that is not known
 */
public record ServerView(
        UUID id,
        UUID tenantId,
        String name,
        UUID templateId,
        int templateVersion,
        ServerState state,
        @Nullable String stateReason,
        Instant stateSince,
        ServerState desiredState,
        @Nullable ServerAddress address,
        ResourcesView resources,
        @Nullable Players players,
        Instant createdAt) {

    /** @param cpuMillis thousandths of a CPU core */
    public record ResourcesView(
            int cpuMillis,
            @JsonProperty("memoryMiB") int memoryMiB,
            @JsonProperty("diskMiB") int diskMiB) {}

    public record Players(int online, int max) {}

    static ServerView of(Server server) {
        return new ServerView(
                server.id,
                server.tenantId,
                server.name,
                server.templateId,
                server.templateVersion,
                server.state,
                server.stateReason,
                server.stateSince,
                server.desiredState,
                server.address(),
                new ResourcesView(
                        server.resources.cpuMillis(), server.resources.memoryMib(), server.resources.diskMib()),
                null,
                server.createdAt);
    }
}
