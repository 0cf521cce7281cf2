package io.pteronimbus.gameserver.template;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of a template.
 *
 * @param tags JSON text
 * @param updatedAt when the current version was made
 * @param external null for those that were made here
 */
@RegisterForReflection
record TemplateBrief(
        UUID id,
        String slug,
        Template.Scope scope,
        boolean builtIn,
        int version,
        String name,
        String description,
        String game,
        String tags,
        Instant createdAt,
        Instant updatedAt,
        @Nullable ExternalTemplateView external) {

    /** As a list reads it. */
    TemplateBrief(
            Template template,
            int version,
            String name,
            String description,
            String game,
            String tags,
            Instant updatedAt) {
        this(
                template.id,
                template.slug,
                template.scope,
                template.builtIn,
                version,
                name,
                description,
                game,
                tags,
                template.createdAt,
                updatedAt,
                ExternalTemplateView.of(template));
    }

    static TemplateBrief of(Template template, TemplateVersion version) {
        return new TemplateBrief(
                template,
                version.version,
                version.name,
                version.description,
                version.game,
                version.tags,
                version.createdAt);
    }
}
