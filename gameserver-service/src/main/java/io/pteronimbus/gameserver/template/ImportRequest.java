package io.pteronimbus.gameserver.template;

import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An egg, as text or by its address.
 *
 * @param filename tells JSON from YAML by its ending; without it the text itself does
 * @param templateId a template that is to become what the egg says, as a new version; null: a new one
 */
record ImportRequest(
        @Nullable String content,
        @Nullable @Size(max = 255) String filename,
        @Nullable @Size(max = 2048) String url,
        @Nullable UUID templateId) {}
