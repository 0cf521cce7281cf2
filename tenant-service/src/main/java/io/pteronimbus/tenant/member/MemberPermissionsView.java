package io.pteronimbus.tenant.member;

import io.pteronimbus.tenant.role.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Why somebody may do what they may.
 *
 * @param permissions in the order of the catalogue, each with where it comes from
 * @param servers beyond that, on single servers, by server id
 */
record MemberPermissionsView(
        UUID userId, String displayName, Role role, List<Granted> permissions, Map<String, Set<String>> servers) {

    /** One permission and all its sources. */
    record Granted(String permission, List<Source> sources) {}

    /**
     * Where a permission comes from.
     *
     * @param kind {@code role}
     * @param name of the role
     */
    record Source(String kind, String name) {}

    static MemberPermissionsView of(Member member) {
        var sources = List.of(new Source("role", member.role().name()));
        return new MemberPermissionsView(
                member.userId(),
                member.displayName(),
                member.role(),
                member.role().permissions().stream()
                        .map(permission -> new Granted(permission, sources))
                        .toList(),
                Map.of());
    }
}
