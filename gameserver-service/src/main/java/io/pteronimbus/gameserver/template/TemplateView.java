package io.pteronimbus.gameserver.template;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A template as people see it.
 *
 * @param version from 1, the current one
 * @param spec left out in lists
 */
public record TemplateView(
        UUID id,
        String slug,
        String name,
        String description,
        String game,
        int version,
        Template.Scope scope,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TemplateSpec spec) {

    static TemplateView of(Template template, TemplateVersion version, @Nullable TemplateSpec spec) {
        return new TemplateView(
                template.id,
                template.slug,
                version.name,
                version.description,
                version.game,
                version.version,
                template.scope,
                spec);
    }
}
