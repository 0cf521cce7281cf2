package io.pteronimbus.gameserver.template;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * @param version whose content is to be the newest again
 * @param note why, for the list of versions
 */
record RollbackRequest(
        @NotNull @Min(1) Integer version,
        @Nullable @Size(max = TemplateRules.LONGEST_NOTE) String note) {

    String noteText() {
        return note == null || note.isBlank() ? "As in version " + version : note.strip();
    }
}
