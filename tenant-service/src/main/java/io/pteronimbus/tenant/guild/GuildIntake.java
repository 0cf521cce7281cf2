package io.pteronimbus.tenant.guild;

import io.pteronimbus.events.Actor;
import io.pteronimbus.events.GuildChanged;
import io.pteronimbus.tenant.permission.RbacChange;
import io.pteronimbus.tenant.permission.RbacChanges;
import io.pteronimbus.tenant.person.People;
import io.pteronimbus.tenant.person.Person;
import io.pteronimbus.tenant.tenant.SuspensionReason;
import io.pteronimbus.tenant.tenant.TenantSuspension;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Takes in what Discord says about the guild of a tenant, however it was heard. What is older than what is known changes nothing. */
@ApplicationScoped
public class GuildIntake {
    private static final Actor DISCORD = Actor.service("discord");

    private final GuildRepository guilds;
    private final People people;
    private final RbacChanges changes;
    private final TenantSuspension suspension;

    GuildIntake(GuildRepository guilds, People people, RbacChanges changes, TenantSuspension suspension) {
        this.guilds = guilds;
        this.people = people;
        this.changes = changes;
        this.suspension = suspension;
    }

    /** The guild and its roles. The bot is there, so a tenant that was suspended for want of it lives again. */
    void guild(UUID tenantId, GuildChanged.Guild told, Instant at) {
        changes.bySystem(tenantId, change -> {
            var guild = guilds.findById(tenantId);
            if (guild == null || guild.checkedAt().isAfter(at)) {
                return false;
            }
            var owner = guild.ownerId();
            guild.take(told, at);
            var changed = guilds.putRoles(tenantId, told.roles());
            if (changed || !owner.equals(told.ownerId())) {
                change.concernsEverybody();
            }
            return suspension.resume(change, SuspensionReason.BOT_REMOVED, DISCORD);
        });
    }

    void members(UUID tenantId, List<GuildChanged.Member> told, Instant at) {
        var persons = told.stream().filter(member -> !member.bot()).toList();
        changes.bySystem(tenantId, change -> {
            concern(change, guilds.putMembers(tenantId, persons, at));
            return true;
        });
    }

    void membersGone(UUID tenantId, Collection<String> discordIds, Instant at) {
        changes.bySystem(tenantId, change -> {
            discordIds.stream()
                    .filter(id -> guilds.removeMember(tenantId, id, at))
                    .forEach(id -> concern(change, List.of(id)));
            return true;
        });
    }

    /** The bot is there no more: what Discord says is no longer heard. */
    void gone(UUID tenantId, Instant at) {
        changes.bySystem(tenantId, change -> {
            var guild = guilds.findById(tenantId);
            return guild != null
                    && !guild.checkedAt().isAfter(at)
                    && suspension.suspend(change, SuspensionReason.BOT_REMOVED, DISCORD);
        });
    }

    private void concern(RbacChange change, Collection<String> discordIds) {
        people.byDiscord(discordIds).stream().map(Person::userId).forEach(change::concerns);
    }
}
