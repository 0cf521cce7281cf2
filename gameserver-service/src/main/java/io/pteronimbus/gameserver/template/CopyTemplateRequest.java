package io.pteronimbus.gameserver.template;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** @param name of the copy; null: that of the source */
record CopyTemplateRequest(
        @Nullable
        @Size(min = 1, max = TemplateRules.LONGEST_NAME)
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Pattern(regexp = TemplateRules.LINE, message = TemplateRules.LINE_MESSAGE)
        String name) {}
