package io.pteronimbus.tenant.permission;

import io.pteronimbus.tenant.role.BuiltInRole;
import io.pteronimbus.tenant.support.Community;
import io.pteronimbus.tenant.support.Person;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who may do what in a community, as plainly as it can be said: the union of all that brings something. */
final class PlainModel {
    private static final Set<String> OF_ROLE_MANAGERS = Set.of(
            "role:create",
            "role:read",
            "role:update",
            "role:delete",
            "member:read",
            "member:invite",
            "member:update",
            "member:remove");

    final Map<UUID, Set<String>> roles = new HashMap<>();
    /** Those that stay as they are. */
    final Set<UUID> kept = new HashSet<>();

    final Map<Person, Set<UUID>> given = new HashMap<>();
    final Map<String, Set<UUID>> mapped = new HashMap<>();
    final Map<String, Long> powers = new HashMap<>();
    /** The roles they have at Discord, of those who are there. */
    final Map<Person, Set<String>> there = new HashMap<>();

    final Map<Person, Set<String>> onServer = new HashMap<>();
    private final Person owner;
    private final String everyone;

    PlainModel(Person owner, String everyone) {
        this.owner = owner;
        this.everyone = everyone;
    }

    /** All that somebody may do throughout the tenant. */
    Set<String> of(Person person) {
        var all = new HashSet<>(union(given.getOrDefault(person, Set.of())));
        var discordRoles = there.get(person);
        if (discordRoles != null) {
            var withEveryone =
                    Stream.concat(discordRoles.stream(), Stream.of(everyone)).toList();
            withEveryone.forEach(role -> all.addAll(union(mapped.getOrDefault(role, Set.of()))));
            all.addAll(byPowers(withEveryone));
            if (person.equals(owner)) {
                all.addAll(BuiltInRole.OWNER.permissions());
            }
        }
        return all;
    }

    /** Whether somebody may do all of that on the server. */
    boolean holds(Person person, Collection<String> permissions) {
        var held = new HashSet<>(of(person));
        held.addAll(onServer.getOrDefault(person, Set.of()));
        return held.containsAll(permissions);
    }

    /** Why, for whoever reads that it was not so. */
    String about(Person person) {
        var roles = there.get(person);
        return roles == null
                ? "is not there, was given " + given.get(person)
                : "has there "
                        + roles.stream()
                                .collect(Collectors.toMap(
                                        role -> role, role -> powers.get(role) + " " + mapped.get(role)))
                        + ", was given " + given.get(person);
    }

    Set<String> union(Collection<UUID> ofRoles) {
        return ofRoles.stream()
                .flatMap(role -> roles.getOrDefault(role, Set.of()).stream())
                .collect(Collectors.toSet());
    }

    void forget(UUID role) {
        roles.remove(role);
        given.values().forEach(ids -> ids.remove(role));
        mapped.values().forEach(ids -> ids.remove(role));
    }

    void forgetAtDiscord(String role) {
        mapped.remove(role);
        powers.remove(role);
        there.values().forEach(ids -> ids.remove(role));
    }

    private Set<String> byPowers(List<String> discordRoles) {
        var bits = discordRoles.stream()
                .mapToLong(role -> powers.getOrDefault(role, 0L))
                .reduce(0, (one, other) -> one | other);
        if ((bits & (Community.ADMINISTRATOR | Community.MANAGE_GUILD)) != 0) {
            return BuiltInRole.ADMIN.permissions();
        }
        return (bits & Community.MANAGE_ROLES) != 0 ? OF_ROLE_MANAGERS : Set.of();
    }
}
