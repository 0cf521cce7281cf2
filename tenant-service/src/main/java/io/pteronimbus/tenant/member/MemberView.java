package io.pteronimbus.tenant.member;

import io.pteronimbus.tenant.role.Role;
import java.time.Instant;
import java.util.UUID;

/**
 * A member as others see them.
 *
 * @param displayName as it was when they joined
 */
record MemberView(UUID userId, String displayName, Role role, Instant joinedAt) {

    static MemberView of(Member member) {
        return new MemberView(member.userId(), member.displayName(), member.role(), member.joinedAt());
    }
}
