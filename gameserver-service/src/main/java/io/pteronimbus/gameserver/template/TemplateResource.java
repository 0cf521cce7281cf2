package io.pteronimbus.gameserver.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.pteronimbus.gameserver.author.RequestAuthor;
import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.paging.PageRequest;
import io.pteronimbus.platform.request.ExpectedVersion;
import io.pteronimbus.platform.security.RequiresPermission;
import io.pteronimbus.platform.security.SignedIn;
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

/** The templates that everybody has. Super administrators change them. */
@Path("/api/v1/templates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Templates")
class TemplateResource {
    private final TemplateService templates;
    private final TemplateEditing editing;
    private final TemplateImport imports;
    private final RequestAuthor author;
    private final TemplateSchema schema;

    TemplateResource(
            TemplateService templates,
            TemplateEditing editing,
            TemplateImport imports,
            RequestAuthor author,
            TemplateSchema schema) {
        this.templates = templates;
        this.editing = editing;
        this.imports = imports;
        this.author = author;
        this.schema = schema;
    }

    @GET
    @SignedIn(byKey = true)
    @Operation(operationId = "listTemplates", summary = "List the templates everybody has")
    public Page<TemplateView> list(@Valid @BeanParam PageRequest page) {
        return templates.list(null, page);
    }

    @POST
    @RequiresPermission("platform:manage")
    @Operation(operationId = "createTemplate", summary = "Make a template")
    @APIResponseSchema(value = TemplateView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<TemplateView> create(
            @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid SaveTemplateRequest request) {
        return TemplateAnswers.created(editing.create(null, key, request, author.get()));
    }

    @POST
    @Path("/import")
    @RequiresPermission("platform:manage")
    @Operation(
            operationId = "importTemplate",
            summary = "Make a template of an egg of Pterodactyl or Pelican, and tell what became of each of its parts",
            description = "dryRun tells what it would come to, and saves nothing.")
    @APIResponseSchema(value = ImportAnswer.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<ImportAnswer> read(
            @QueryParam("dryRun") boolean dryRun,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid ImportRequest request) {
        return TemplateAnswers.imported(imports.read(null, key, request, dryRun, author.get()), dryRun);
    }

    @POST
    @Path("/import")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RequiresPermission("platform:manage")
    @Operation(hidden = true)
    public RestResponse<ImportAnswer> upload(
            @QueryParam("dryRun") boolean dryRun,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @BeanParam EggUpload upload) {
        return read(dryRun, key, upload.request());
    }

    @GET
    @Path("/schema")
    @SignedIn(byKey = true)
    @Operation(operationId = "getTemplateSchema", summary = "Get the JSON Schema of a template's spec, for editors")
    @APIResponseSchema(Object.class)
    public ObjectNode schema() {
        return schema.json();
    }

    @GET
    @Path("/{templateId}")
    @SignedIn(byKey = true)
    @Operation(operationId = "getTemplate", summary = "Get a template everybody has; its ETag is for changing it")
    public RestResponse<TemplateView> get(@PathParam("templateId") UUID templateId) {
        return TemplateAnswers.ok(templates.get(null, templateId));
    }

    @PUT
    @Path("/{templateId}")
    @RequiresPermission("platform:manage")
    @Operation(operationId = "saveTemplate", summary = "Save a template, as a new version if anything is different")
    public RestResponse<TemplateView> save(
            @PathParam("templateId") UUID templateId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid SaveTemplateRequest request) {
        return TemplateAnswers.ok(editing.save(null, templateId, ExpectedVersion.of(ifMatch), request, author.get()));
    }

    @POST
    @Path("/{templateId}/preview")
    @RequiresPermission("platform:manage")
    @Operation(
            operationId = "previewTemplate",
            summary = "Tell what saving a template would make different; nothing is saved")
    public TemplateDiff preview(
            @PathParam("templateId") UUID templateId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid SaveTemplateRequest request) {
        return editing.preview(null, templateId, ExpectedVersion.of(ifMatch), request);
    }

    @DELETE
    @Path("/{templateId}")
    @RequiresPermission("platform:manage")
    @Operation(
            operationId = "deleteTemplate",
            summary = "Delete a template that no server follows, with all its versions")
    public void delete(@PathParam("templateId") UUID templateId) {
        editing.delete(null, templateId);
    }

    @POST
    @Path("/{templateId}/copy")
    @RequiresPermission("platform:manage")
    @Operation(operationId = "copyTemplate", summary = "Make another template of everybody's that says the same")
    @APIResponseSchema(value = TemplateView.class, responseCode = "201", responseDescription = "Created")
    public RestResponse<TemplateView> copy(
            @PathParam("templateId") UUID templateId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid CopyTemplateRequest request) {
        return TemplateAnswers.created(editing.copy(null, templateId, key, request, author.get()));
    }

    @GET
    @Path("/{templateId}/export")
    @Produces(MediaType.APPLICATION_JSON)
    @SignedIn(byKey = true)
    @Operation(operationId = "exportTemplate", summary = "Get a template as an egg: PTDL_v2 or PLCN_v3")
    @APIResponseSchema(Object.class)
    public RestResponse<String> export(
            @PathParam("templateId") UUID templateId, @QueryParam("format") @NotNull String format) {
        return TemplateAnswers.exported(imports.write(null, templateId, format));
    }

    @GET
    @Path("/{templateId}/versions")
    @SignedIn(byKey = true)
    @Operation(operationId = "listTemplateVersions", summary = "List the versions of a template, the newest first")
    public Page<VersionView> versions(@PathParam("templateId") UUID templateId, @Valid @BeanParam PageRequest page) {
        return templates.versions(null, templateId, page);
    }

    @GET
    @Path("/{templateId}/versions/{version}")
    @SignedIn(byKey = true)
    @Operation(operationId = "getTemplateVersion", summary = "Get a template as it was in one of its versions")
    public TemplateView version(@PathParam("templateId") UUID templateId, @PathParam("version") int version) {
        return templates.get(null, templateId, version);
    }

    @GET
    @Path("/{templateId}/versions/{version}/diff")
    @SignedIn(byKey = true)
    @Operation(
            operationId = "diffTemplateVersions",
            summary = "Tell what is different in a version from what it was in another")
    public TemplateDiff diff(
            @PathParam("templateId") UUID templateId, @PathParam("version") int version, @QueryParam("from") int from) {
        return templates.diff(null, templateId, from, version);
    }

    @POST
    @Path("/{templateId}/rollback")
    @RequiresPermission("platform:manage")
    @Operation(operationId = "rollBackTemplate", summary = "Make a new version that says what an earlier one did")
    public RestResponse<TemplateView> rollBack(
            @PathParam("templateId") UUID templateId,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid RollbackRequest request) {
        return TemplateAnswers.ok(
                editing.rollBack(null, templateId, ExpectedVersion.of(ifMatch), request, author.get()));
    }
}
