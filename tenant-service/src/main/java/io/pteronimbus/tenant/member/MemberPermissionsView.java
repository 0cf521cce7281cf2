package io.pteronimbus.tenant.member;

import io.pteronimbus.tenant.permission.Explanation;
import io.pteronimbus.tenant.permission.Source;
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
        UUID userId, String displayName, List<Granted> permissions, Map<UUID, Set<String>> servers) {

    /** One permission and all its sources. */
    record Granted(String permission, List<Source> sources) {}

    static MemberPermissionsView of(UUID userId, String displayName, Explanation explanation) {
        return new MemberPermissionsView(
                userId,
                displayName,
                explanation.permissions().entrySet().stream()
                        .map(entry -> new Granted(entry.getKey(), entry.getValue()))
                        .toList(),
                explanation.servers());
    }
}
