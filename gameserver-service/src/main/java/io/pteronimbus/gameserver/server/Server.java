package io.pteronimbus.gameserver.server;

import io.pteronimbus.crd.GameServerSpec.OnExit;
import io.pteronimbus.events.EventIds;
import io.pteronimbus.events.ServerState;
import io.pteronimbus.events.ServerStateChanged;
import io.pteronimbus.gameserver.template.PinnedTemplate;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/**
 * A game server: what people want of it, and what was last seen of it.
 *
 * <p>Every accepted change raises {@code generation}. Those that set the state themselves also raise {@code powerGeneration}
 * to it: what a controller saw of an older intent than that no longer says anything about the state.
 */
@Entity
@EntityListeners(SealedVariables.class)
@Table(name = "server")
class Server {
    @Id
    UUID id;

    UUID tenantId;
    String name;
    /** The name as it is compared: no two servers of a tenant have the same. */
    String nameKey;

    @Nullable
    UUID templateId;

    int templateVersion;
    String cluster;

    @Embedded
    Resources resources;

    /** One of the template's; null for the first of them. */
    @Nullable
    String image;

    /** Values that are not as the template has them, by key. */
    @Transient
    Map<String, String> variables;

    /** As they are kept; empty while they are to be sealed anew. */
    @Column(name = "variables")
    String sealedVariables = "";

    int stopWhenEmptyMinutes;

    @Embedded
    ServerTags tags = ServerTags.NONE;

    /** Name of one of the template's start-up commands; null for the first of them. */
    @Nullable
    String startup;

    /** Null: as the template says. */
    @Enumerated(EnumType.STRING)
    @Nullable
    OnExit onExit;

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
    PendingAction pendingAction;

    /** An administrator holds it: it is down whatever is desired. */
    boolean suspended;

    @Nullable
    String suspendedReason;

    boolean deleting;
    long generation;
    long powerGeneration;
    long restartNonce;
    long killNonce;
    long installNonce;
    boolean installWipe;

    /** Generation of the newest change that waits for the game to be started again; 0 when none does. */
    long restartDue;

    @Nullable
    String resourceUid;

    long stateSeq;

    @Embedded
    @Nullable
    SeenAddress seenAddress;

    @Embedded
    @Nullable
    LastCrash lastCrash;

    /** Null for those that were made here. */
    @Embedded
    @Nullable
    ExternalResource external;

    /** Written without the entity, see {@link ServerRepository#setPlayers}. */
    @Embedded
    @Nullable
    SeenPlayers seenPlayers;

    /** Grows with each change of what people edit: the entity tag. */
    long editVersion;

    /** Number of the newest change in the cluster's list. */
    long revision;

    /** What the controller is to be sent from now on. */
    @Embedded
    PublishedIntent intent;

    Instant createdAt;

    /** Since when the cluster's controller is away; null while it is there. Read alone. */
    @Formula("cluster_away_since(cluster)")
    @Nullable
    Instant clusterAwaySince;

    /** The newest version of the template. Read alone. */
    @Formula("(select t.version from template t where t.id = template_id)")
    @Nullable
    Integer newestTemplateVersion;

    protected Server() {}

    static Server create(
            UUID tenantId,
            PinnedTemplate template,
            String cluster,
            ServerSettings settings,
            boolean start,
            Instant now) {
        var server = new Server();
        server.id = EventIds.next();
        server.tenantId = tenantId;
        server.templateId = template.id();
        server.templateVersion = template.version();
        server.cluster = cluster;
        server.take(settings);
        server.createdAt = now;
        server.editVersion = 1;
        server.generation = 1;
        server.powerGeneration = 1;
        server.installNonce = 1;
        server.desiredState = start ? ServerState.RUNNING : ServerState.STOPPED;
        server.pendingAction = start ? PendingAction.START : null;
        server.enter(start ? ServerState.STARTING : ServerState.STOPPED, null, null, now);
        return server;
    }

    /**
     * Accepts an action. False when there is nothing to do, since the server is where the action would bring it. Throws 409
     * {@code power-in-progress} while another action runs, 409 {@code server-suspended} while an administrator holds the server,
     * and 409 {@code conflict} for one that is being deleted. A kill always goes through, but where nothing is left to be killed.
     */
    boolean power(PowerAction action, Instant now) {
        Refusal.ofDeleting(this);
        if (action != PowerAction.KILL || state == ServerState.SUSPENDED) {
            Refusal.ofSuspended(this);
        }
        if (action != PowerAction.KILL) {
            Refusal.ofBusy(this);
        }
        if (action.isDone(this)) {
            return false;
        }
        begin(PendingAction.of(action));
        switch (action) {
            case START -> toRunning(ServerState.STARTING, now);
            case RESTART -> {
                var wasDown = Outcomes.isDown(state);
                restartNonce = generation;
                toRunning(wasDown ? ServerState.STARTING : ServerState.STOPPING, now);
            }
            case STOP -> {
                desiredState = ServerState.STOPPED;
                enter(ServerState.STOPPING, null, null, now);
            }
            case KILL -> {
                killNonce = generation;
                // what is to become of one that is held is not for the kill to say
                desiredState = suspended ? desiredState : ServerState.STOPPED;
                enter(ServerState.STOPPING, null, null, now);
            }
        }
        if (action != PowerAction.START) {
            restartDue = 0;
        }
        return true;
    }

    /** Accepts other settings. False when all are as they were. The generation stays where no cluster is told of the change. */
    boolean edit(ServerSettings settings) {
        Refusal.ofDeleting(this);
        var present = ServerSettings.of(this);
        if (settings.equals(present)) {
            return false;
        }
        if (settings.isToClusterAs(present)) {
            tags = settings.tags();
            editVersion++;
        } else {
            change(settings, settings.needsRestartFor(present));
        }
        return true;
    }

    /** Accepts another version of its template, with what it keeps of its settings. False when it is that one already. */
    boolean follow(int version, ServerSettings settings) {
        Refusal.ofDeleting(this);
        if (version == templateVersion) {
            return false;
        }
        templateVersion = version;
        change(settings, true);
        return true;
    }

    /** Accepts that the server's files are made anew, all deleted first if wiped; what is desired stays. Throws as {@link #power} does. */
    void reinstall(boolean wipe, Instant now) {
        Refusal.ofDeleting(this);
        Refusal.ofSuspended(this);
        Refusal.ofBusy(this);
        begin(PendingAction.REINSTALL);
        installNonce = generation;
        installWipe = wipe;
        restartDue = 0;
        enter(ServerState.INSTALLING, null, null, now);
    }

    /** Accepts that an administrator holds the server, whatever is under way. False when it is held already, for the same reason. */
    boolean suspend(@Nullable String reason, Instant now) {
        Refusal.ofDeleting(this);
        if (suspended && Objects.equals(reason, suspendedReason)) {
            return false;
        }
        suspendedReason = reason;
        if (suspended) {
            generation++;
            return true;
        }
        var wasDown = state == ServerState.STOPPED && pendingAction == null;
        suspended = true;
        begin(PendingAction.SUSPEND);
        restartDue = 0;
        if (wasDown) {
            pendingAction = null;
        }
        enter(wasDown ? ServerState.SUSPENDED : ServerState.STOPPING, null, null, now);
        return true;
    }

    /** Accepts that nobody holds the server any more: it goes on to where it was to be. False when nobody did. */
    boolean resume(Instant now) {
        Refusal.ofDeleting(this);
        if (!suspended) {
            return false;
        }
        var wasDown = state == ServerState.SUSPENDED;
        suspended = false;
        suspendedReason = null;
        begin(PendingAction.RESUME);
        if (!wasDown) {
            enter(ServerState.STOPPING, null, null, now);
        } else if (desiredState == ServerState.RUNNING) {
            enter(ServerState.STARTING, null, null, now);
        } else {
            pendingAction = null;
            enter(ServerState.STOPPED, null, null, now);
        }
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
        restartDue = 0;
        desiredState = ServerState.STOPPED;
        enter(ServerState.DELETING, null, null, now);
        return true;
    }

    /** Takes what a controller saw, and says what to make of it. */
    Observed observe(ServerStateChanged seen) {
        if (!seen.cluster().equals(cluster) || Outcomes.isKnown(this, seen)) {
            return Observed.IGNORED;
        }
        resourceUid = seen.resourceUid();
        stateSeq = seen.stateSeq();
        seenAddress = SeenAddress.of(seen.address(), seenAddress);
        lastCrash = LastCrash.of(seen, lastCrash);
        if (deleting) {
            return seen.deleted() ? Observed.GONE : Observed.NOTED;
        }
        if (seen.generation() < powerGeneration) {
            return Observed.NOTED;
        }
        if (seen.deleted() && external == null) {
            // nobody here asked for that: the intent stands, and the next full list makes the server anew
            enter(ServerState.UNKNOWN, "ResourceDeleted", seen.message(), seen.at());
            pendingAction = null;
            return Observed.APPLIED;
        }
        if (Outcomes.settles(this, seen.state())) {
            pendingAction = null;
        }
        if (Outcomes.startsAnew(this, seen)) {
            restartDue = 0;
        }
        enter(seen.state(), seen.reason(), seen.message(), seen.at());
        return Observed.APPLIED;
    }

    private void begin(PendingAction action) {
        generation++;
        powerGeneration = generation;
        pendingAction = action;
    }

    private void change(ServerSettings settings, boolean needsRestart) {
        take(settings);
        generation++;
        editVersion++;
        if (needsRestart && Outcomes.hasGame(this)) {
            restartDue = generation;
        }
    }

    private void take(ServerSettings settings) {
        name = settings.name().text();
        nameKey = settings.name().key();
        resources = settings.resources();
        image = settings.image();
        if (!settings.variables().equals(variables)) {
            variables = settings.variables();
            sealedVariables = "";
        }
        stopWhenEmptyMinutes = settings.stopWhenEmptyMinutes();
        onExit = settings.onExit();
        startup = settings.startup();
        tags = settings.tags();
    }

    private void toRunning(ServerState next, Instant now) {
        desiredState = ServerState.RUNNING;
        enter(next, null, null, now);
    }

    private void enter(ServerState next, @Nullable String reason, @Nullable String message, Instant at) {
        stateSince = state == next ? stateSince : at;
        state = next;
        stateVersion++;
        stateReason = reason;
        stateMessage = message;
    }
}
