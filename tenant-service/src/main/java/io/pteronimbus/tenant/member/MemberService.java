package io.pteronimbus.tenant.member;

import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.paging.PageRequest;
import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Who is in the tenant that was entered. */
@ApplicationScoped
class MemberService {
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final MemberRepository members;

    MemberService(MemberRepository members) {
        this.members = members;
    }

    @Transactional
    Page<MemberView> list(UUID tenantId, PageRequest page) {
        var after = page.after().map(MemberService::userId).orElse(BEFORE_ALL);
        var text = page.query().orElse("").replace("\0", "");
        var rows = members.page(tenantId, text, after, page.limit() + 1);
        return Page.of(rows, page.limit(), member -> member.userId().toString()).map(MemberView::of);
    }

    /** Throws 404 for who is no member, super administrators included: their rights come from no role of the tenant. */
    @Transactional
    MemberPermissionsView permissions(UUID tenantId, UUID userId) {
        return members.find(tenantId, userId)
                .map(MemberPermissionsView::of)
                .orElseThrow(() -> ProblemException.notFound("member"));
    }

    private static UUID userId(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(new FieldError("cursor", "is not a cursor of this list"));
        }
    }
}
