package io.pteronimbus.gameserver.template;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * All that a template is to say.
 *
 * @param slug only of a new one: short name for commands and files; made of the name when left out
 * @param description empty when left out
 * @param game what is played, as {@code minecraft}; the slug when left out
 * @param spec as {@code GET /templates/schema} describes it
 * @param note why it is changed, for the list of versions
 */
record SaveTemplateRequest(
        @NotBlank
        @Size(max = TemplateRules.LONGEST_NAME)
        @Pattern(regexp = TemplateRules.LINE, message = TemplateRules.LINE_MESSAGE)
        String name,

        @Nullable @Pattern(regexp = TemplateRules.SLUG, message = TemplateRules.SLUG_MESSAGE)
        String slug,

        @Nullable @Size(max = TemplateRules.LONGEST_DESCRIPTION)
        String description,

        @Nullable @Pattern(regexp = TemplateRules.SLUG, message = TemplateRules.SLUG_MESSAGE)
        String game,

        @NotNull @Schema(implementation = Object.class) JsonNode spec,
        @Nullable @Size(max = TemplateRules.LONGEST_NOTE) String note) {

    String noteText() {
        return note == null ? "" : note.strip();
    }
}
