package io.pteronimbus.gameserver.link;

import io.pteronimbus.gameserver.cluster.LinkConfig;
import io.pteronimbus.gameserver.quota.TenantLimits;
import io.pteronimbus.gameserver.server.DesiredServers;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One connection of one controller. A thread of its own says what there is to say, one frame after the other has left, so
 * that a slow controller slows down just its own news: changes wait in the database, and little waits here.
 */
final class LinkSession {
    private static final Logger LOG = Logger.getLogger(LinkSession.class);
    private static final int PAGE = 100;
    private static final int WAITING = 1_000;
    private static final UUID FIRST = new UUID(0, 0);

    private final String cluster;
    private final WebSocketConnection connection;
    private final DesiredServers desired;
    private final TenantQuotas quotas;
    private final LinkStanding standing;
    private final LinkFrames frames;
    private final LinkConfig config;
    private final TemplateNews templates;
    private final TemplateAsks templateAsks = new TemplateAsks();
    private final UUID id = UUID.randomUUID();
    /** Generations the controller said to hold, until they are written down together. */
    private final Map<UUID, Long> acknowledged = new ConcurrentHashMap<>();

    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(WAITING);
    private final Semaphore signal = new Semaphore(0);
    private final AtomicBoolean changed = new AtomicBoolean();
    /** External servers named in the parts of a list that is not whole yet. Used by one message at a time. */
    private final Set<String> named = new HashSet<>();

    private volatile long lastHeard = System.nanoTime();
    private volatile boolean greeted;
    private volatile boolean closed;
    private final Map<UUID, TenantLimits> told = new HashMap<>();
    private long revision;
    private @Nullable Instant offered;
    private long lastHeartbeat = System.nanoTime();
    private long lastSnapshot;

    LinkSession(
            String cluster,
            WebSocketConnection connection,
            DesiredServers desired,
            TenantQuotas quotas,
            LinkStanding standing,
            LinkFrames frames,
            LinkConfig config,
            TemplateNews templates) {
        this.cluster = cluster;
        this.connection = connection;
        this.desired = desired;
        this.quotas = quotas;
        this.standing = standing;
        this.frames = frames;
        this.config = config;
        this.templates = templates;
    }

    String cluster() {
        return cluster;
    }

    /** Of this connection, unlike that of any other. */
    UUID id() {
        return id;
    }

    /** For how long nothing was heard. */
    Duration quiet() {
        return Duration.ofNanos(since(lastHeard));
    }

    /** Quiet for longer than this is not alive: two heartbeats were missed. */
    Duration longestQuiet() {
        return config.heartbeat().multipliedBy(2);
    }

    /** When the rotation was asked for that this connection was offered a credential for; null for none. */
    @Nullable
    Instant offered() {
        return offered;
    }

    void offered(Instant requestedAt) {
        offered = requestedAt;
    }

    /** The controller holds this generation of a server. */
    void acknowledged(UUID serverId, long generation) {
        acknowledged.merge(serverId, generation, Math::max);
        signal.release();
    }

    /** A part of the list of external servers names this one. */
    void named(String resourceUid) {
        named.add(resourceUid);
    }

    /** The list is whole: what all its parts named. Another one begins. */
    Set<String> allNamed() {
        var all = Set.copyOf(named);
        named.clear();
        return all;
    }

    /** Used by one message at a time. */
    TemplateAsks templateAsks() {
        return templateAsks;
    }

    /** The controller asks for all of these templates. */
    void wantTemplates(Collection<UUID> ids) {
        templates.want(ids);
        signal.release();
    }

    /** There may be changes of templates. */
    void wakeForTemplates() {
        templates.change();
        signal.release();
    }

    /** The controller said hello: the news may begin. */
    void greet() {
        greeted = true;
        signal.release();
    }

    /** The controller said something. */
    void heard() {
        lastHeard = System.nanoTime();
    }

    /** There may be changes. */
    void wake() {
        changed.set(true);
        signal.release();
    }

    /** Sends a frame as soon as may be; false when it cannot be, since the connection is gone or does not keep up. */
    boolean send(String frame) {
        if (closed || !greeted || !waiting.offer(frame)) {
            return false;
        }
        signal.release();
        return true;
    }

    void close(CloseReason reason) {
        closed = true;
        signal.release();
        if (connection.isClosed()) {
            return;
        }
        connection.close(reason).subscribe().with(done -> {}, failure -> LOG.debugf(failure, "Link closing failed"));
    }

    /** The connection is gone. */
    void ended() {
        closed = true;
        signal.release();
    }

    /** Talks until the connection ends. */
    void run() {
        try {
            while (!closed) {
                sayWhatThereIs();
                pause();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (!closed) {
                LOG.warnf("Link to cluster=%s broken: %s", cluster, e.toString());
                close(LinkClose.BROKEN);
            }
        }
    }

    private void sayWhatThereIs() {
        if (since(lastHeard) > config.silence().toNanos()) {
            LOG.warnf(
                    "Controller of cluster=%s was silent for %d s",
                    cluster, config.silence().toSeconds());
            close(LinkClose.SILENT);
            return;
        }
        if (!greeted) {
            return;
        }
        sayWaiting();
        noteAcknowledged();
        var isFirst = lastSnapshot == 0;
        if (isFirst || since(lastSnapshot) > config.resync().toNanos()) {
            saySnapshot();
        }
        var heartbeatIsDue = since(lastHeartbeat) >= config.heartbeat().toNanos();
        // a lost wake-up is made good for here, once each heartbeat
        if (changed.getAndSet(false) || heartbeatIsDue || isFirst) {
            sayChanges();
            sayCredential();
        }
        templates.say(this::say, heartbeatIsDue);
        if (heartbeatIsDue && !standing.holds(this)) {
            return;
        }
        if (heartbeatIsDue) {
            sayQuotas();
            lastHeartbeat = System.nanoTime();
            say(frames.heartbeat());
        }
    }

    private void noteAcknowledged() {
        if (acknowledged.isEmpty()) {
            return;
        }
        var batch = Map.copyOf(acknowledged);
        standing.acknowledged(cluster, batch);
        batch.forEach(acknowledged::remove);
    }

    private void sayCredential() {
        standing.offer(this).ifPresent(credential -> say(frames.credential(credential)));
    }

    private void sayWaiting() {
        for (var frame = waiting.poll(); frame != null; frame = waiting.poll()) {
            say(frame);
        }
    }

    private void saySnapshot() {
        // read first: what changes while pages are read is told again as a change
        var upTo = desired.revision(cluster);
        told.clear();
        sayQuotas();
        var after = FIRST;
        var more = true;
        while (more && !closed) {
            var page = desired.page(cluster, after, PAGE);
            more = page.size() == PAGE;
            say(frames.snapshot(upTo, page, more));
            after = page.isEmpty() ? after : page.getLast().serverId();
            sayWaiting();
            noteAcknowledged();
        }
        templates.sayAll(this::say);
        revision = Math.max(revision, upTo);
        lastSnapshot = System.nanoTime();
    }

    private void sayChanges() {
        var full = true;
        while (full && !closed) {
            var changes = desired.changes(cluster, revision, PAGE);
            if (changes.stream().anyMatch(change -> !told.containsKey(change.tenantId()))) {
                sayQuotas();
                // a tenant that has a server there now has its templates there too
                templates.change();
            }
            for (var change : changes) {
                say(frames.desired(change));
                revision = change.revision();
            }
            full = changes.size() == PAGE;
        }
    }

    /** Of each tenant that has servers there, unless the controller knows: before the first of them is told. */
    private void sayQuotas() {
        var present = quotas.of(cluster);
        for (var tenant : present) {
            if (!tenant.equals(told.put(tenant.tenantId(), tenant)) && !closed) {
                say(frames.tenant(cluster, tenant));
            }
        }
        told.values().retainAll(Set.copyOf(present));
    }

    private void say(String frame) {
        connection.sendText(frame).await().atMost(config.sendTimeout());
    }

    private void pause() throws InterruptedException {
        var untilHeartbeat = config.heartbeat().toNanos() - since(lastHeartbeat);
        var longest = Math.clamp(untilHeartbeat, 0, Duration.ofSeconds(15).toNanos());
        if (signal.tryAcquire(Math.max(longest, TimeUnit.MILLISECONDS.toNanos(1)), TimeUnit.NANOSECONDS)) {
            signal.drainPermits();
        }
    }

    private static long since(long nanoTime) {
        return System.nanoTime() - nanoTime;
    }
}
