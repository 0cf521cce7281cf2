package io.pteronimbus.gameserver.template;

import io.pteronimbus.platform.request.ExpectedVersion;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** How templates are answered: their version is their entity tag. */
final class TemplateAnswers {
    private TemplateAnswers() {}

    static RestResponse<TemplateView> ok(TemplateView template) {
        return of(Status.OK, template);
    }

    static RestResponse<TemplateView> created(TemplateView template) {
        return of(Status.CREATED, template);
    }

    static RestResponse<ImportAnswer> imported(ImportAnswer answer, boolean dryRun) {
        return ResponseBuilder.create(dryRun ? Status.OK : Status.CREATED, answer)
                .build();
    }

    static RestResponse<String> exported(ExportedEgg egg) {
        return ResponseBuilder.ok(egg.text())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + egg.filename() + "\"")
                .build();
    }

    private static RestResponse<TemplateView> of(Status status, TemplateView template) {
        return ResponseBuilder.create(status, template)
                .header(HttpHeaders.ETAG, ExpectedVersion.tag(template.version()))
                .build();
    }
}
