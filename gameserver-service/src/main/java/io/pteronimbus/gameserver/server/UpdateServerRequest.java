package io.pteronimbus.gameserver.server;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What is to be different; null leaves it as it is. */
record UpdateServerRequest(
        @Nullable
        @Size(min = 1, max = 80)
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Pattern(regexp = ServerRules.NAME, message = ServerRules.NAME_MESSAGE)
        String name,

        @Nullable @Valid ResourcesRequest resources) {}
