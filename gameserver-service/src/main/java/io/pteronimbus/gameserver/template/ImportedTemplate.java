package io.pteronimbus.gameserver.template;

import io.pteronimbus.crd.GameTemplateSpec;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A template that was made of an egg.
 *
 * @param id null in a dry run
 * @param slug null in a dry run
 * @param version null in a dry run
 */
record ImportedTemplate(
        @Nullable UUID id,
        @Nullable String slug,
        @Nullable Integer version,
        String name,
        String description,
        GameTemplateSpec spec) {

    static ImportedTemplate of(TemplateView view) {
        return new ImportedTemplate(
                view.id(),
                view.slug(),
                view.version(),
                view.name(),
                view.description(),
                Objects.requireNonNull(view.spec()));
    }
}
