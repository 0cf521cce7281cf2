package io.pteronimbus.gameserver.template;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.UUID;

/**
 * What a list shows of a template.
 *
 * @param tags JSON text
 * @param updatedAt when the current version was made
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
        Instant updatedAt) {

    static TemplateBrief of(Template template, TemplateVersion version) {
        return new TemplateBrief(
                template.id,
                template.slug,
                template.scope,
                template.builtIn,
                version.version,
                version.name,
                version.description,
                version.game,
                version.tags,
                template.createdAt,
                version.createdAt);
    }
}
