package io.pteronimbus.controller.template;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a template in the cluster: who made it, and whether it is as it was. What it says is not.
 *
 * @param resourceVersion grows with each change
 * @param createdAt RFC 3339
 * @param templateId of the panel's template it was written for; null: somebody else made it
 * @param version of that template; 0: that is not known
 * @param panelHash as the panel counts what it says
 * @param appliedHash of the content that was applied last
 * @param contentHash of the content it has
 * @param externalHash of all that the panel is told of one that somebody else made
 */
record KnownTemplate(
        Place place,
        String uid,
        long resourceVersion,
        String createdAt,
        @Nullable UUID templateId,
        long version,
        String panelHash,
        String appliedHash,
        String contentHash,
        String externalHash) {

    boolean isOf(UUID template) {
        return template.equals(templateId);
    }

    /** Nobody has changed it since it was applied. */
    boolean isAsApplied() {
        return contentHash.equals(appliedHash);
    }
}
