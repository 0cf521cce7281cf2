package io.pteronimbus.tenant.guild;

import io.pteronimbus.events.GuildChanged;
import io.pteronimbus.tenant.permission.DiscordPermission;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.UUID;

/** A role in the guild of a tenant. */
@Entity
@Table(name = "guild_role")
@IdClass(GuildRole.Key.class)
public class GuildRole {
    @Id
    @Column(name = "tenant_id")
    private UUID tenantId;

    @Id
    private String id;

    private String name;
    private int color;
    private int position;
    private long permissions;
    private boolean managed;

    /** Discord's ids are its own; a guild is in one tenant. */
    public record Key(UUID tenantId, String id) implements Serializable {}

    protected GuildRole() {}

    GuildRole(UUID tenantId, GuildChanged.Role told) {
        this.tenantId = tenantId;
        this.id = told.id();
        this.name = told.name();
        this.color = told.color();
        this.position = told.position();
        this.permissions = DiscordPermission.bits(told.permissions());
        this.managed = told.managed();
    }

    /** Whether anything became different by it. */
    boolean take(GuildChanged.Role told) {
        var bits = DiscordPermission.bits(told.permissions());
        var same = told.name().equals(name)
                && told.color() == color
                && told.position() == position
                && bits == permissions
                && told.managed() == managed;
        this.name = told.name();
        this.color = told.color();
        this.position = told.position();
        this.permissions = bits;
        this.managed = told.managed();
        return !same;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** RGB; 0 for none. */
    public int color() {
        return color;
    }

    /** Higher ones stand above. */
    public int position() {
        return position;
    }

    /** Discord's bits. */
    public long permissions() {
        return permissions;
    }

    /** Belongs to a bot or an integration. */
    public boolean isManaged() {
        return managed;
    }
}
