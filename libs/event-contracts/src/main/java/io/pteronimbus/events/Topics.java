package io.pteronimbus.events;

/** Names of the Kafka topics. The key of every record is what keeps its order: named beside each. */
public final class Topics {
    /** Key: server id. From the controller; from gameserver-service the end of a server that may have had no resource. */
    public static final String SERVER_STATE_CHANGED = "server-state-changed";

    /** Key: server id. From the controller; kept for an hour. */
    public static final String SERVER_STATS = "server-stats";

    /** Key: server id. From gameserver-service. */
    public static final String SERVER_INTENT_CHANGED = "server-intent-changed";

    /** Key: tenant id, or {@code platform} for what belongs to no tenant. From every service. */
    public static final String AUDIT_ENTRY = "audit-entry";

    /** Key: tenant id. From tenant-service. */
    public static final String TENANT_CHANGED = "tenant-changed";

    /** Key: tenant id, or user id for a change that concerns all of a person's tenants. From tenant- and auth-service. */
    public static final String ACCESS_CHANGED = "access-changed";

    /** Key: Discord's id of the guild, or {@link GuildChanged#EVERY_GUILD}. From bot-service. */
    public static final String GUILD_CHANGED = "guild-changed";

    /** Key: user id. From auth-service. */
    public static final String USER_CHANGED = "user-changed";

    /** Key: cluster. From gameserver-service. */
    public static final String CLUSTER_PRESENCE = "cluster-presence";

    private Topics() {}
}
