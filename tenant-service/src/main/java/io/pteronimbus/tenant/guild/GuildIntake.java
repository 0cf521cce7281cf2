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
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Takes in what Discord says about the guild of a tenant, however it was heard. What is older than what is known changes nothing. */
@ApplicationScoped
public class GuildIntake {
    private static final Actor DISCORD = Actor.service("discord");

    private final GuildRepository guilds;
    private final GuildMemberRepository members;
    private final People people;
    private final RbacChanges changes;
    private final TenantSuspension suspension;

    GuildIntake(
            GuildRepository guilds,
            GuildMemberRepository members,
            People people,
            RbacChanges changes,
            TenantSuspension suspension) {
        this.guilds = guilds;
        this.members = members;
        this.people = people;
        this.changes = changes;
        this.suspension = suspension;
    }

    /** The guild and its roles. The bot is there, so a tenant that was suspended for want of it lives again. */
    void guild(UUID tenantId, GuildChanged.Guild told, Heard heard) {
        changes.bySystem(tenantId, change -> {
            var guild = guilds.findById(tenantId);
            if (guild == null || !guild.hears(heard)) {
                return false;
            }
            var owner = guild.ownerId();
            guild.take(told, heard);
            var changed = guilds.putRoles(tenantId, told.roles());
            if (changed || !owner.equals(told.ownerId())) {
                change.concernsEverybody();
            }
            return suspension.resume(change, SuspensionReason.BOT_REMOVED, DISCORD);
        });
    }

    /** False when all members were read since that was asked: then nothing is taken, and nobody it lacks is gone. */
    boolean members(UUID tenantId, List<GuildChanged.Member> told, Heard heard) {
        var persons = told.stream().filter(member -> !member.bot()).toList();
        return changes.bySystem(tenantId, change -> {
            var guild = guilds.findById(tenantId);
            if (guild == null || guild.isReadSince(heard)) {
                return false;
            }
            concern(change, members.put(tenantId, persons, heard));
            return true;
        });
    }

    void membersGone(UUID tenantId, Collection<String> discordIds, Heard heard) {
        changes.bySystem(tenantId, change -> {
            concern(change, members.remove(tenantId, discordIds, heard));
            return true;
        });
    }

    /** The bot is there no more: what Discord says is no longer heard. */
    void gone(UUID tenantId, Heard heard) {
        changes.bySystem(tenantId, change -> {
            var guild = guilds.findById(tenantId);
            return guild != null
                    && guild.hears(heard)
                    && suspension.suspend(change, SuspensionReason.BOT_REMOVED, DISCORD);
        });
    }

    private void concern(RbacChange change, Collection<String> discordIds) {
        people.byDiscord(discordIds).stream().map(Person::userId).forEach(change::concerns);
    }
}
