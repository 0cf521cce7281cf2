package io.pteronimbus.gameserver.template;

import io.micrometer.core.instrument.MeterRegistry;
import io.pteronimbus.gameserver.author.Author;
import io.pteronimbus.gameserver.egg.EggException;
import io.pteronimbus.gameserver.egg.EggExport;
import io.pteronimbus.gameserver.egg.EggFormat;
import io.pteronimbus.gameserver.egg.EggImport;
import io.pteronimbus.gameserver.egg.ImportedEgg;
import io.pteronimbus.gameserver.fetch.Fetch;
import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.FieldErrorCode;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes templates of eggs, and eggs of templates. */
@ApplicationScoped
class TemplateImport {
    private static final String METRIC = "pteronimbus.template.imports";
    private static final String PERMISSION = "template:import";

    private final TemplateEditing editing;
    private final TemplateService templates;
    private final TemplateCheck check;
    private final Fetch fetch;
    private final MeterRegistry meters;
    private final Clock clock;

    TemplateImport(
            TemplateEditing editing,
            TemplateService templates,
            TemplateCheck check,
            Fetch fetch,
            MeterRegistry meters,
            Clock clock) {
        this.editing = editing;
        this.templates = templates;
        this.check = check;
        this.fetch = fetch;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Throws 400 {@code egg-unreadable} for a text that is no egg, 400 {@code url-refused}, 400 for one that makes no template, and what
     * {@link TemplateEditing} throws.
     *
     * @param dryRun tells what it would come to, and saves nothing
     */
    ImportAnswer read(
            @Nullable UUID tenantId, @Nullable String key, ImportRequest request, boolean dryRun, Author author) {
        var egg = egg(request);
        if (dryRun) {
            check.require(egg.spec());
            return new ImportAnswer(
                    new ImportedTemplate(null, null, null, egg.name(), egg.description(), egg.spec()), egg.report());
        }
        var id = request.templateId();
        var note = "Imported from an egg";
        var saved = id == null
                ? editing.add(
                        PERMISSION,
                        tenantId,
                        key,
                        new NewTemplate(egg.name(), egg.description(), null, egg.spec(), note),
                        author)
                : editing.save(PERMISSION, tenantId, id, egg.name(), egg.description(), egg.spec(), note, author);
        return new ImportAnswer(ImportedTemplate.of(saved), egg.report());
    }

    /** Throws 404, and 400 for a format that is not written. */
    ExportedEgg write(@Nullable UUID tenantId, UUID id, String format) {
        var wanted = EggFormat.of(format)
                .orElseThrow(() -> ProblemException.invalid(
                        new FieldError("format", FieldErrorCode.NOT_ALLOWED, "must be PTDL_v2 or PLCN_v3")));
        var template = templates.get(tenantId, id);
        var text = EggExport.write(
                template.name(),
                template.description(),
                Objects.requireNonNull(template.spec()),
                wanted,
                clock.instant());
        return new ExportedEgg("egg-" + template.slug() + ".json", text);
    }

    private ImportedEgg egg(ImportRequest request) {
        var content = request.content();
        var url = request.url();
        if ((content == null) == (url == null)) {
            throw ProblemException.invalid(
                    new FieldError("content", FieldErrorCode.REQUIRED, "must be given, or else url"));
        }
        try {
            var egg = EggImport.read(
                    url == null ? Objects.requireNonNull(content) : fetch.text(url),
                    url == null ? request.filename() : null);
            count("imported");
            return egg;
        } catch (EggException e) {
            count("refused");
            throw new ProblemException(ProblemType.EGG_UNREADABLE, e.told());
        }
    }

    private void count(String outcome) {
        meters.counter(METRIC, "outcome", outcome).increment();
    }
}
