package io.pteronimbus.gameserver.server;

import io.pteronimbus.events.EventIds;
import io.pteronimbus.events.ServerAddress;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.ServerStateChanged;
import io.pteronimbus.gameserver.template.PinnedTemplate;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A game server: what people want of it, and what was last seen of it.
 *
 * <p>Every accepted change raises {@code generation}. Those that set the state themselves also raise {@code powerGeneration}
 * to it: what a controller saw of an older intent than that no longer says anything about the state.
 */
@Entity
@Table(name = "server")
class Server {
    @Id
    UUID id;

    UUID tenantId;
    String name;

    /** The name as it is compared: no two servers of a tenant have the same. */
    String nameKey;

    UUID templateId;
    int templateVersion;
    String cluster;

    @Embedded
    Resources resources;

    @Enumerated(EnumType.STRING)
    ServerState state;

    @Nullable
    String stateReason;

    @Nullable
    String stateMessage;

    Instant stateSince;

    /** Grows with each state entered. */
    long stateVersion;

    @Enumerated(EnumType.STRING)
    ServerState desiredState;

    /** The action whose outcome is awaited. */
    @Enumerated(EnumType.STRING)
    @Nullable
    PowerAction pendingAction;

    boolean deleting;
    long generation;
    long powerGeneration;
    long restartNonce;
    long killNonce;

    @Nullable
    String resourceUid;

    long stateSeq;

    @Nullable
    String addressHost;

    @Nullable
    Integer addressPort;

    /** Grows with each change of what people edit: the entity tag. */
    long editVersion;

    /** Number of the newest change in the cluster's list. */
    long revision;

    String desiredSpec;
    String intentGrant;
    Instant createdAt;

    protected Server() {}

    static Server create(
            UUID tenantId,
            ServerName name,
            PinnedTemplate template,
            String cluster,
            Resources resources,
            boolean start,
            Instant now) {
        var server = new Server();
        server.id = EventIds.next();
        server.tenantId = tenantId;
        server.name = name.text();
        server.nameKey = name.key();
        server.templateId = template.id();
        server.templateVersion = template.version();
        server.cluster = cluster;
        server.resources = resources;
        server.createdAt = now;
        server.editVersion = 1;
        server.generation = 1;
        server.powerGeneration = 1;
        server.desiredState = start ? ServerState.RUNNING : ServerState.STOPPED;
        server.pendingAction = start ? PowerAction.START : null;
        server.enter(start ? ServerState.STARTING : ServerState.STOPPED, null, null, now);
        return server;
    }

    /**
     * Accepts an action. False when there is nothing to do, since the server is where the action would bring it. Throws 409
     * {@code power-in-progress} while another action runs, and 409 {@code conflict} for a server that is being deleted.
     */
    boolean power(PowerAction action, Instant now) {
        requireNotDeleting();
        if (pendingAction != null && action != PowerAction.KILL) {
            throw new ProblemException(
                    ProblemType.POWER_IN_PROGRESS,
                    "The action " + pendingAction.word() + " is still under way. Wait for it, or kill the server.");
        }
        if (isThereAlready(action)) {
            return false;
        }
        generation++;
        powerGeneration = generation;
        pendingAction = action;
        switch (action) {
            case START -> toRunning(ServerState.STARTING, now);
            case RESTART -> {
                var wasDown = isDown();
                restartNonce = generation;
                toRunning(wasDown ? ServerState.STARTING : ServerState.STOPPING, now);
            }
            case STOP -> toStopped(now);
            case KILL -> {
                killNonce = generation;
                toStopped(now);
            }
        }
        return true;
    }

    /** Accepts a new name and new resources. False when both are as they were. */
    boolean edit(ServerName newName, Resources newResources) {
        requireNotDeleting();
        if (newName.text().equals(name) && newResources.equals(resources)) {
            return false;
        }
        name = newName.text();
        nameKey = newName.key();
        resources = newResources;
        generation++;
        editVersion++;
        return true;
    }

    /** Accepts the deletion; false when it was accepted before. */
    boolean delete(Instant now) {
        if (deleting) {
            return false;
        }
        deleting = true;
        generation++;
        powerGeneration = generation;
        pendingAction = null;
        desiredState = ServerState.STOPPED;
        enter(ServerState.DELETING, null, null, now);
        return true;
    }

    /** Takes what a controller saw, and says what to make of it. */
    Observed observe(ServerStateChanged seen) {
        if (!seen.cluster().equals(cluster) || isKnown(seen)) {
            return Observed.IGNORED;
        }
        resourceUid = seen.resourceUid();
        stateSeq = seen.stateSeq();
        if (seen.address() != null) {
            addressHost = seen.address().host();
            addressPort = seen.address().port();
        }
        if (deleting) {
            return seen.deleted() ? Observed.GONE : Observed.NOTED;
        }
        if (seen.generation() < powerGeneration) {
            return Observed.NOTED;
        }
        if (seen.deleted()) {
            // nobody here asked for that: the intent stands, and the next full list makes the server anew
            enter(ServerState.UNKNOWN, "ResourceDeleted", seen.message(), seen.at());
            pendingAction = null;
            return Observed.APPLIED;
        }
        if (settles(seen.state())) {
            pendingAction = null;
        }
        enter(seen.state(), seen.reason(), seen.message(), seen.at());
        return Observed.APPLIED;
    }

    @Nullable
    ServerAddress address() {
        return addressHost == null || addressPort == null ? null : new ServerAddress(addressHost, addressPort);
    }

    /** What the controller is to be sent from now on. */
    void publish(String newSpec, String newGrant) {
        desiredSpec = newSpec;
        intentGrant = newGrant;
    }

    private void requireNotDeleting() {
        if (deleting) {
            throw new ProblemException(ProblemType.CONFLICT, "The server is being deleted.");
        }
    }

    private boolean isThereAlready(PowerAction action) {
        return switch (action) {
            case START -> state == ServerState.RUNNING && desiredState == ServerState.RUNNING;
            case STOP -> state == ServerState.STOPPED && desiredState == ServerState.STOPPED;
            case KILL -> pendingAction == null && state == ServerState.STOPPED && desiredState == ServerState.STOPPED;
            case RESTART -> false;
        };
    }

    private boolean isDown() {
        return state == ServerState.STOPPED || state == ServerState.FAILED || state == ServerState.CRASHED;
    }

    private void toRunning(ServerState next, Instant now) {
        desiredState = ServerState.RUNNING;
        enter(next, null, null, now);
    }

    private void toStopped(Instant now) {
        desiredState = ServerState.STOPPED;
        enter(ServerState.STOPPING, null, null, now);
    }

    /** Whether that state is an outcome of the action that is awaited. A stop ends in one place, a start in several. */
    private boolean settles(ServerState seen) {
        if (desiredState == ServerState.STOPPED) {
            return seen == ServerState.STOPPED;
        }
        return seen != ServerState.STARTING && seen != ServerState.STOPPING && seen != ServerState.INSTALLING;
    }

    private boolean isKnown(ServerStateChanged seen) {
        return seen.resourceUid().equals(resourceUid) && seen.stateSeq() <= stateSeq;
    }

    private void enter(ServerState next, @Nullable String reason, @Nullable String message, Instant at) {
        if (state != next) {
            stateSince = at;
        }
        state = next;
        stateVersion++;
        stateReason = reason;
        stateMessage = message;
    }
}
