package io.pteronimbus.gameserver.template;

import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.paging.PageRequest;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.security.SignedIn;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/templates")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Templates")
class TemplateResource {
    private final TemplateService templates;

    TemplateResource(TemplateService templates) {
        this.templates = templates;
    }

    @GET
    @SignedIn(byKey = true)
    @Operation(operationId = "listTemplates", summary = "List the templates everybody has")
    public Page<TemplateView> list(@Valid @BeanParam PageRequest page) {
        return templates.list(null, page);
    }

    @GET
    @Path("/{id}")
    @SignedIn(byKey = true)
    @Operation(operationId = "getTemplate", summary = "Get a template everybody has, with its spec")
    public TemplateView get(@PathParam("id") String id) {
        return templates.get(templateId(id));
    }

    private static UUID templateId(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound("template");
        }
    }
}
