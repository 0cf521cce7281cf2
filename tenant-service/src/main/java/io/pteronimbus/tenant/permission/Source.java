package io.pteronimbus.tenant.permission;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Where a permission comes from.
 *
 * @param name of the role; with {@link Kind#DISCORD_PERMISSION} what Discord calls that permission
 * @param discordRole the role of Discord's that brings it
 */
public record Source(
        Kind kind,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String name,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String discordRole) {

    /** The ways in which one comes by a permission. */
    public enum Kind {
        /** A role given to the person here. */
        ROLE,
        /** A role that a role of Discord's is mapped to. */
        DISCORD_ROLE,
        /** The guild is theirs. */
        DISCORD_OWNER,
        /** A permission in the guild, such as {@code MANAGE_GUILD}. */
        DISCORD_PERMISSION,
        /** Granted on that server. */
        SERVER_GRANT,
        /** Super administrator of the platform. */
        SUPER_ADMIN
    }

    static Source of(Kind kind) {
        return new Source(kind, null, null);
    }

    static Source role(String name) {
        return new Source(Kind.ROLE, name, null);
    }

    static Source discordRole(String name, String discordRole) {
        return new Source(Kind.DISCORD_ROLE, name, discordRole);
    }

    static Source discordPermission(String name) {
        return new Source(Kind.DISCORD_PERMISSION, name, null);
    }
}
