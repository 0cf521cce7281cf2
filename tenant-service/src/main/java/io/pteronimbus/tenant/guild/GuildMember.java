package io.pteronimbus.tenant.guild;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A member of the guild of a tenant. */
@Entity
@Table(name = "guild_member")
@IdClass(GuildMember.Key.class)
public class GuildMember {
    @Id
    @Column(name = "tenant_id")
    private UUID tenantId;

    @Id
    @Column(name = "user_id")
    private String userId;

    private String name;

    @Column(name = "role_ids")
    private List<String> roleIds;

    @Column(name = "checked_at")
    private Instant checkedAt;

    /** Somebody is in a guild once. */
    public record Key(UUID tenantId, String userId) implements Serializable {}

    protected GuildMember() {}

    /** Their id at Discord. */
    public String userId() {
        return userId;
    }

    /** As the guild knows them. */
    public String name() {
        return name;
    }

    /** Without {@code @everyone}. */
    public List<String> roleIds() {
        return List.copyOf(roleIds);
    }

    /** When Discord last said so. */
    public Instant checkedAt() {
        return checkedAt;
    }
}
