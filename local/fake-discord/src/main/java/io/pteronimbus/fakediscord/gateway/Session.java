package io.pteronimbus.fakediscord.gateway;

import io.pteronimbus.fakediscord.state.Guild;
import io.pteronimbus.fakediscord.state.Snowflake;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a bot is told, in one order, over as many connections as it takes. */
final class Session {

    private final String id;
    private final Snowflake applicationId;
    private final Identify identify;
    private final ReplayBuffer missed = new ReplayBuffer();
    private final MemberLists memberLists;
    private final Set<Snowflake> unloaded = new HashSet<>();
    private final Instant began;
    private long sequence;
    private String status;
    private @Nullable Connection connection;
    private @Nullable Instant keptUntil;

    Session(String id, Snowflake applicationId, Identify identify, MemberLists memberLists, Instant began) {
        this.id = id;
        this.applicationId = applicationId;
        this.identify = identify;
        this.memberLists = memberLists;
        this.began = began;
        this.status = identify.status();
    }

    String id() {
        return id;
    }

    /** Also its bot's. */
    Snowflake applicationId() {
        return applicationId;
    }

    Identify identify() {
        return identify;
    }

    Shard shard() {
        return identify.shard() == null ? Shard.ALL : identify.shard();
    }

    boolean wants(int intent) {
        return identify.intents().has(intent);
    }

    MemberLists memberLists() {
        return memberLists;
    }

    ReplayBuffer missed() {
        return missed;
    }

    Instant began() {
        return began;
    }

    long sequence() {
        return sequence;
    }

    String status() {
        return status;
    }

    void status(String wanted) {
        status = wanted;
    }

    @Nullable
    Connection connection() {
        return connection;
    }

    /** When it will be forgotten, or null while it is connected. */
    @Nullable
    Instant keptUntil() {
        return keptUntil;
    }

    /** Whether the bot is in this guild, and the session is for it. */
    boolean covers(Guild guild) {
        return shard().covers(guild.id()) && guild.member(applicationId).isPresent();
    }

    /** These are still to be told of whole; until then nothing else is said of them. */
    void load(List<Snowflake> guilds) {
        unloaded.addAll(guilds);
    }

    /** @return whether it was still to be told of */
    boolean loaded(Snowflake guild) {
        return unloaded.remove(guild);
    }

    boolean isLoading(Snowflake guild) {
        return unloaded.contains(guild);
    }

    void connect(Connection client) {
        connection = client;
        keptUntil = null;
        client.bind(this);
    }

    /** Its connection goes on without it, or is gone. */
    void disconnect(Instant keepUntil) {
        Connection before = connection;
        connection = null;
        keptUntil = keepUntil;
        if (before != null) {
            before.bind(null);
        }
    }

    /** An event that can be replayed. @return completes when the client has it, at once when none is connected */
    Future<Void> dispatch(String event, byte[] data) {
        byte[] frame = next(event, data);
        missed.add(sequence, frame);
        return connection == null ? Future.succeededFuture() : connection.dispatch(frame);
    }

    /** An event of the connection, not of what happens. */
    Future<Void> dispatchOnce(String event, byte[] data) {
        byte[] frame = next(event, data);
        missed.skip(sequence);
        return connection == null ? Future.succeededFuture() : connection.dispatch(frame);
    }

    private byte[] next(String event, byte[] data) {
        sequence++;
        return Frames.dispatch(event, sequence, data);
    }
}
