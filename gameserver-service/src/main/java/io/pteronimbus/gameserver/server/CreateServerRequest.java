package io.pteronimbus.gameserver.server;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A server to be made. Its template is named by id or by slug.
 *
 * @param name 1 to 80 characters, unlike that of any other server of the tenant whatever the case
 * @param resources what is left out is as the template has it
 * @param start at once, unless false
 */
record CreateServerRequest(
        @NotBlank @Size(max = 80) @Pattern(regexp = ServerRules.NAME, message = ServerRules.NAME_MESSAGE)
        String name,

        @Nullable UUID templateId,
        @Nullable @Size(max = 63) String template,
        @Nullable @Valid ResourcesRequest resources,
        @Nullable Boolean start) {

    boolean wantsStart() {
        return start == null || start;
    }
}
