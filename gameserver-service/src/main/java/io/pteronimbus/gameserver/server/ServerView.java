package io.pteronimbus.gameserver.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.pteronimbus.crd.GameServerSpec.DesiredState;
import io.pteronimbus.crd.GameTemplateSpec;
import io.pteronimbus.events.ServerAddress;
import io.pteronimbus.events.ServerState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A server as people see it.
 *
 * @param newestTemplateVersion above templateVersion: the template has changed since; null for an external server
 * @param tags in the order people gave them; {@code ?tag=} of the list finds by them
 * @param generation grows with every accepted change
 * @param stateReason a CamelCase word; null while nothing was seen of the newest action
 * @param stateMessage for people, at most 1,024 characters
 * @param stateSeq the newest transition that was seen of the resource, 0 before the first; of the same generation and resource the larger
 *     one is newer
 * @param resourceUid of the resource that {@code stateSeq} counts for; one made anew counts from 1
 * @param desiredState where it is to end
 * @param address where players connect, null until it has one
 * @param image what the game runs in; left out, as the variables are, in lists and for who may not {@code startup:read}
 * @param variables those of the template that people see, with the values the game is started with; secrets are left out
 * @param stopWhenEmptyMinutes after so long without players the server is stopped; 0: never
 * @param pendingRestart something was changed that the game takes only when it is started again
 * @param suspended an administrator holds the server: it is stopped, and cannot be started
 * @param suspendedReason what they said of it, if they did
 * @param copied in the answer to who had it made as another is set
 * @param players null while that is not known
 * @param templateId null for an external server, which is of no template; {@code templateVersion} is 0 then
 * @param origin {@code EXTERNAL}: made in the cluster itself; it is shown here, and refuses to be changed with 409 {@code server-external}
 * @param external left out for those that were made here
 * @param clusterAway everything here is what was last known, since the cluster is away; null while it is there
 */
public record ServerView(
        UUID id,
        UUID tenantId,
        String name,
        List<String> tags,
        @Nullable UUID templateId,
        int templateVersion,
        @Nullable Integer newestTemplateVersion,
        long generation,
        ServerState state,
        @Nullable String stateReason,
        @Nullable String stateMessage,
        Instant stateSince,
        long stateSeq,
        @Nullable String resourceUid,
        DesiredState desiredState,
        @Nullable ServerAddress address,
        ResourcesView resources,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String image,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, String> variables,
        int stopWhenEmptyMinutes,
        boolean pendingRestart,
        boolean suspended,
        @Nullable String suspendedReason,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Copied copied,
        @Nullable Players players,
        Instant createdAt,
        @Nullable ClusterAway clusterAway,
        ServerOrigin origin,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable External external) {

    public ServerView {
        // an answer that was kept for a repeated request may be of before there were tags
        tags = Objects.requireNonNullElse(tags, List.of());
    }

    /** @param cpuMillis thousandths of a CPU core */
    public record ResourcesView(
            int cpuMillis,
            @JsonProperty("memoryMiB") int memoryMiB,
            @JsonProperty("diskMiB") int diskMiB) {}

    /**
     * Where a server is defined that was not made here, and can be changed.
     *
     * @param cluster it is in
     * @param name of the {@code GameServer} there
     * @param managedBy what keeps it as it is, as its labels say; null where they say nothing
     */
    public record External(
            String cluster,
            String namespace,
            String name,
            @Nullable ManagedBy managedBy) {}

    /**
     * @param tool {@code ARGO_CD}, {@code FLUX}, {@code HELM}, or another
     * @param name of the application, release or so
     */
    public record ManagedBy(String tool, String name) {}

    /** Nothing was heard of the server's cluster since then. */
    public record ClusterAway(Instant since) {}

    public record Players(int online, int max) {}

    /**
     * @param from the server whose settings it has
     * @param files whether it has its files too: it never does
     */
    public record Copied(UUID from, boolean files) {}

    /** Without how its game is started. */
    static ServerView of(Server server) {
        return of(server, null, null, null);
    }

    static ServerView of(Server server, GameTemplateSpec template) {
        return of(server, template, null);
    }

    /** @param from the server it was made like */
    static ServerView of(Server server, GameTemplateSpec template, @Nullable UUID from) {
        var settings = ServerSettings.of(server);
        return of(
                server,
                settings.imageOf(template),
                settings.shown(template),
                from == null ? null : new Copied(from, false));
    }

    /** What is left for who may not see how the game is started: passwords may stand there. */
    ServerView withoutStartup() {
        return new ServerView(
                id,
                tenantId,
                name,
                tags,
                templateId,
                templateVersion,
                newestTemplateVersion,
                generation,
                state,
                stateReason,
                stateMessage,
                stateSince,
                stateSeq,
                resourceUid,
                desiredState,
                address,
                resources,
                null,
                null,
                stopWhenEmptyMinutes,
                pendingRestart,
                suspended,
                suspendedReason,
                copied,
                players,
                createdAt,
                clusterAway,
                origin,
                external);
    }

    private static ServerView of(
            Server server, @Nullable String image, @Nullable Map<String, String> variables, @Nullable Copied copied) {
        return new ServerView(
                server.id,
                server.tenantId,
                server.name,
                server.tags.names(),
                server.templateId,
                server.templateVersion,
                newest(server),
                server.generation,
                server.state,
                server.stateReason,
                server.stateMessage,
                server.stateSince,
                server.stateSeq,
                server.resourceUid,
                server.desiredState == ServerState.RUNNING ? DesiredState.RUNNING : DesiredState.STOPPED,
                server.seenAddress == null ? null : server.seenAddress.toAddress(),
                new ResourcesView(
                        server.resources.cpuMillis(), server.resources.memoryMib(), server.resources.diskMib()),
                image,
                variables,
                server.stopWhenEmptyMinutes,
                server.restartDue > 0,
                server.suspended,
                server.suspendedReason,
                copied,
                SeenPlayers.of(server),
                server.createdAt,
                server.clusterAwaySince == null ? null : new ClusterAway(server.clusterAwaySince),
                server.external == null ? ServerOrigin.PANEL : ServerOrigin.EXTERNAL,
                external(server));
    }

    /** A version that was made in the transaction at hand is newer than what was read. */
    private static @Nullable Integer newest(Server server) {
        if (server.templateId == null) {
            return null;
        }
        var read = server.newestTemplateVersion;
        return read == null ? server.templateVersion : Math.max(read, server.templateVersion);
    }

    private static @Nullable External external(Server server) {
        var defined = server.external;
        return defined == null
                ? null
                : new External(
                        server.cluster,
                        ExternalResource.namespaceOf(server),
                        defined.resourceName,
                        defined.managedByTool == null || defined.managedByName == null
                                ? null
                                : new ManagedBy(defined.managedByTool, defined.managedByName));
    }
}
