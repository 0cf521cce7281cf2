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
 * @param generation grows with every accepted change
 * @param stateReason a CamelCase word; null while nothing was seen of the newest action
 * @param stateMessage for people, at most 1,024 characters
 * @param stateSeq the newest transition that was seen of the resource, 0 before the first; of the same generation and resource the larger
 *     one is newer
 * @param resourceUid of the resource that {@code stateSeq} counts for; one made anew counts from 1
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
        long generation,
        ServerState state,
        @Nullable String stateReason,
        @Nullable String stateMessage,
        Instant stateSince,
        long stateSeq,
        @Nullable String resourceUid,
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
                server.generation,
                server.state,
                server.stateReason,
                server.stateMessage,
                server.stateSince,
                server.stateSeq,
                server.resourceUid,
                server.desiredState,
                server.address(),
                new ResourcesView(
                        server.resources.cpuMillis(), server.resources.memoryMib(), server.resources.diskMib()),
                null,
                server.createdAt);
    }
}
