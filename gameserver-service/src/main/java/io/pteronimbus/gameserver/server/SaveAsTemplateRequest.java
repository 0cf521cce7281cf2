package io.pteronimbus.gameserver.server;

import io.pteronimbus.gameserver.template.TemplateRules;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A template to be made as a server is set.
 *
 * @param name of the template
 * @param description that of the server's own template when left out
 */
record SaveAsTemplateRequest(
        @NotBlank
        @Size(max = TemplateRules.LONGEST_NAME)
        @Pattern(regexp = TemplateRules.LINE, message = TemplateRules.LINE_MESSAGE)
        String name,

        @Nullable @Size(max = TemplateRules.LONGEST_DESCRIPTION)
        String description) {}
