package io.pteronimbus.tenant.guild;

import io.pteronimbus.events.GuildChanged;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** The guild of a tenant, as Discord told last. */
@Entity
@Table(name = "guild")
@DynamicUpdate // one who notes how the reading went does not undo what another was told meanwhile
public class Guild {
    @Id
    @Column(name = "tenant_id")
    private UUID tenantId;

    @Column(name = "guild_id")
    private String guildId;

    private String name;

    private @Nullable String icon;

    @Column(name = "owner_id")
    private String ownerId;

    @Column(name = "members_listed")
    private boolean membersListed;

    @Column(name = "checked_at")
    private Instant checkedAt;

    @Column(name = "synced_at")
    private @Nullable Instant syncedAt;

    @Column(name = "read_number")
    private long readNumber;

    @Column(name = "sync_problem")
    private @Nullable String syncProblem;

    @Column(name = "members_read")
    private long membersRead;

    @Column(name = "told_at")
    private @Nullable Instant toldAt;

    private long heard;

    protected Guild() {}

    Guild(UUID tenantId, GuildChanged.Guild told, Heard now) {
        this.tenantId = tenantId;
        this.guildId = told.id();
        this.name = told.name();
        this.icon = told.icon();
        this.ownerId = told.ownerId();
        this.membersListed = told.membersListed();
        this.checkedAt = now.at();
        this.heard = now.number();
    }

    void take(GuildChanged.Guild told, Heard now) {
        this.name = told.name();
        this.icon = told.icon();
        this.ownerId = told.ownerId();
        this.membersListed = told.membersListed();
        if (now.at().isAfter(checkedAt)) {
            this.checkedAt = now.at();
        }
    }

    /** True, and noted, when nothing newer was heard of it. */
    boolean hears(Heard now) {
        if (isNewerThan(now)) {
            return false;
        }
        this.heard = Math.max(heard, now.number());
        if (now.told()) {
            this.toldAt = now.at();
        }
        return true;
    }

    /** Whether all members were read after that was asked: whom it names beside them are members no more. */
    boolean isReadSince(Heard asked) {
        return membersListed && !asked.told() && membersRead > asked.number();
    }

    private boolean isNewerThan(Heard now) {
        return now.told()
                ? (toldAt != null && toldAt.isAfter(now.at())) || checkedAt.isAfter(now.upTo())
                : heard > now.number();
    }

    /** All of it was read then; its members too, if there was anybody to list them. */
    void synced(Heard begun, boolean members) {
        var at = begun.at();
        this.syncedAt = at;
        this.readNumber = Math.max(readNumber, begun.number());
        if (members) {
            this.membersRead = Math.max(membersRead, begun.number());
        }
        this.syncProblem = null;
        if (at.isAfter(checkedAt)) {
            this.checkedAt = at;
        }
    }

    void notSynced(String problem) {
        this.syncProblem = problem;
    }

    public UUID tenantId() {
        return tenantId;
    }

    /** Also the id of the role {@code @everyone}. */
    public String guildId() {
        return guildId;
    }

    public String name() {
        return name;
    }

    public @Nullable String icon() {
        return icon;
    }

    public String ownerId() {
        return ownerId;
    }

    /** Whether all members are told and listed; if not, each active one is asked for by themselves. */
    public boolean isMembersListed() {
        return membersListed;
    }

    /** When Discord last said something about it. */
    public Instant checkedAt() {
        return checkedAt;
    }

    /** When all of it was last read; null before the first time. */
    public @Nullable Instant syncedAt() {
        return syncedAt;
    }

    /** Why the last try to read it did not go well; null when it did. */
    public @Nullable String syncProblem() {
        return syncProblem;
    }
}
