package io.pteronimbus.gameserver.server;

import io.pteronimbus.gameserver.author.Author;
import io.pteronimbus.gameserver.template.TemplateService;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.security.EffectivePermissions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.UUID;

/** Lets many servers follow a version of their template, each by itself: what one of them cannot keeps back no other. */
@ApplicationScoped
class TemplateRollout {
    static final String PERMISSION = "startup:update";

    private final ServerTemplates servers;
    private final TemplateService templates;

    TemplateRollout(ServerTemplates servers, TemplateService templates) {
        this.servers = servers;
        this.templates = templates;
    }

    /** Once more, it goes on where it was interrupted: a server that follows the version already is left as it is. Throws 404 where there is no such template. */
    RolledOut roll(
            UUID tenantId,
            UUID templateId,
            TemplateRolloutRequest request,
            EffectivePermissions permissions,
            Author author) {
        if (templates.newest(tenantId, templateId).isEmpty()) {
            throw ProblemException.notFound("template");
        }
        return new RolledOut(request.serverIds().stream()
                .sorted(Comparator.comparing(UUID::toString))
                .map(id -> result(tenantId, templateId, id, request, permissions, author))
                .toList());
    }

    private RolledOut.Result result(
            UUID tenantId,
            UUID templateId,
            UUID id,
            TemplateRolloutRequest request,
            EffectivePermissions permissions,
            Author author) {
        try {
            require(permissions, id);
            return RolledOut.Result.of(id, servers.follow(tenantId, id, templateId, request.version(), author));
        } catch (ProblemException e) {
            if (e.getStatusCode() >= 500) {
                throw e;
            }
            return RolledOut.Result.of(id, e);
        }
    }

    private static void require(EffectivePermissions permissions, UUID id) {
        if (!permissions.sees(id)) {
            throw ServerService.notFound();
        }
        if (!permissions.allows(PERMISSION, id)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "This takes the permission " + PERMISSION + ".");
        }
    }
}
