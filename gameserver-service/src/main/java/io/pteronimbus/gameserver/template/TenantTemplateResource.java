package io.pteronimbus.gameserver.template;

import io.pteronimbus.gameserver.author.RequestAuthor;
import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.paging.PageRequest;
import io.pteronimbus.platform.request.ExpectedVersion;
import io.pteronimbus.platform.security.RequiresPermission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The templates of one tenant, and those of everybody as it sees them. */
@Path("/api/v1/tenants/{tenantId}/templates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Templates")
class TenantTemplateResource {
    private final TemplateService templates;
    private final TemplateEditing editing;
    private final TemplateImport imports;
    private final RequestAuthor author;

    TenantTemplateResource(
            TemplateService templates, TemplateEditing editing, TemplateImport imports, RequestAuthor author) {
        this.templates = templates;
        this.editing = editing;
        this.imports = imports;
        this.author = author;
    }

    @GET
    @RequiresPermission("template:read")
    @Operation(operationId = "listTenantTemplates", summary = "List the templates a tenant can use")
    public Page<TemplateView> list(@PathParam("tenantId") UUID tenantId, @Valid @BeanParam PageRequest page) {
        return templates.list(tenantId, page);
    }

    @POST
    @RequiresPermission("template:create")
    @Operation(operationId = "createTenantTemplate", summary = "Make a template")
    @APIResponseSchema(value = TemplateView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<TemplateView> create(
            @PathParam("tenantId") UUID tenantId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid SaveTemplateRequest request) {
        return TemplateAnswers.created(editing.create(tenantId, key, request, author.get()));
    }

    @POST
    @Path("/import")
    @RequiresPermission("template:import")
    @Operation(
            operationId = "importTenantTemplate",
            summary = "Make a template of an egg of Pterodactyl or Pelican, and tell what became of each of its parts",
            description = "dryRun tells what it would come to, and saves nothing.")
    @APIResponseSchema(value = ImportAnswer.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<ImportAnswer> read(
            @PathParam("tenantId") UUID tenantId,
            @QueryParam("dryRun") boolean dryRun,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid ImportRequest request) {
        return TemplateAnswers.imported(imports.read(tenantId, key, request, dryRun, author.get()), dryRun);
    }

    @POST
    @Path("/import")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RequiresPermission("template:import")
    @Operation(hidden = true)
    public RestResponse<ImportAnswer> upload(
            @PathParam("tenantId") UUID tenantId,
            @QueryParam("dryRun") boolean dryRun,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @BeanParam EggUpload upload) {
        return read(tenantId, dryRun, key, upload.request());
    }

    @GET
    @Path("/{templateId}")
    @RequiresPermission("template:read")
    @Operation(
            operationId = "getTenantTemplate",
            summary = "Get a template a tenant can use; its ETag is for changing it")
    public RestResponse<TemplateView> get(
            @PathParam("tenantId") UUID tenantId, @PathParam("templateId") UUID templateId) {
        return TemplateAnswers.ok(templates.get(tenantId, templateId));
    }

    @PUT
    @Path("/{templateId}")
    @RequiresPermission("template:update")
    @Operation(
            operationId = "saveTenantTemplate",
            summary = "Save a template, as a new version if anything is different")
    public RestResponse<TemplateView> save(
            @PathParam("tenantId") UUID tenantId,
            @PathParam("templateId") UUID templateId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid SaveTemplateRequest request) {
        return TemplateAnswers.ok(
                editing.save(tenantId, templateId, ExpectedVersion.of(ifMatch), request, author.get()));
    }

    @POST
    @Path("/{templateId}/preview")
    @RequiresPermission("template:update")
    @Operation(
            operationId = "previewTenantTemplate",
            summary = "Tell what saving a template would make different; nothing is saved")
    public TemplateDiff preview(
            @PathParam("tenantId") UUID tenantId,
            @PathParam("templateId") UUID templateId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid SaveTemplateRequest request) {
        return editing.preview(tenantId, templateId, ExpectedVersion.of(ifMatch), request);
    }

    @DELETE
    @Path("/{templateId}")
    @RequiresPermission("template:delete")
    @Operation(
            operationId = "deleteTenantTemplate",
            summary = "Delete a template that no server follows, with all its versions")
    public void delete(@PathParam("tenantId") UUID tenantId, @PathParam("templateId") UUID templateId) {
        editing.delete(tenantId, templateId);
    }

    @POST
    @Path("/{templateId}/copy")
    @RequiresPermission("template:create")
    @Operation(operationId = "copyTenantTemplate", summary = "Make a template of the tenant's own that says the same")
    @APIResponseSchema(value = TemplateView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<TemplateView> copy(
            @PathParam("tenantId") UUID tenantId,
            @PathParam("templateId") UUID templateId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid CopyTemplateRequest request) {
        return TemplateAnswers.created(editing.copy(tenantId, templateId, key, request, author.get()));
    }

    @GET
    @Path("/{templateId}/export")
    @Produces(MediaType.APPLICATION_JSON)
    @RequiresPermission("template:read")
    @Operation(operationId = "exportTenantTemplate", summary = "Get a template as an egg: PTDL_v2 or PLCN_v3")
    @APIResponseSchema(Object.class)
    public RestResponse<String> export(
            @PathParam("tenantId") UUID tenantId,
            @PathParam("templateId") UUID templateId,
            @QueryParam("format") @NotNull String format) {
        return TemplateAnswers.exported(imports.write(tenantId, templateId, format));
    }

    @GET
    @Path("/{templateId}/versions")
    @RequiresPermission("template:read")
    @Operation(
            operationId = "listTenantTemplateVersions",
            summary = "List the versions of a template, the newest first")
    public Page<VersionView> versions(
            @PathParam("tenantId") UUID tenantId,
            @PathParam("templateId") UUID templateId,
            @Valid @BeanParam PageRequest page) {
        return templates.versions(tenantId, templateId, page);
    }

    @GET
    @Path("/{templateId}/versions/{version}")
    @RequiresPermission("template:read")
    @Operation(operationId = "getTenantTemplateVersion", summary = "Get a template as it was in one of its versions")
    public TemplateView version(
            @PathParam("tenantId") UUID tenantId,
            @PathParam("templateId") UUID templateId,
            @PathParam("version") int version) {
        return templates.get(tenantId, templateId, version);
    }

    @GET
    @Path("/{templateId}/versions/{version}/diff")
    @RequiresPermission("template:read")
    @Operation(
            operationId = "diffTenantTemplateVersions",
            summary = "Tell what is different in a version from what it was in another")
    public TemplateDiff diff(
            @PathParam("tenantId") UUID tenantId,
            @PathParam("templateId") UUID templateId,
            @PathParam("version") int version,
            @QueryParam("from") int from) {
        return templates.diff(tenantId, templateId, from, version);
    }

    @POST
    @Path("/{templateId}/rollback")
    @RequiresPermission("template:update")
    @Operation(operationId = "rollBackTenantTemplate", summary = "Make a new version that says what an earlier one did")
    public RestResponse<TemplateView> rollBack(
            @PathParam("tenantId") UUID tenantId,
            @PathParam("templateId") UUID templateId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid RollbackRequest request) {
        return TemplateAnswers.ok(
                editing.rollBack(tenantId, templateId, ExpectedVersion.of(ifMatch), request, author.get()));
    }
}
