package io.pteronimbus.gameserver.server;

import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/** @param version of the server's template; the newest when left out */
record FollowTemplateRequest(@Nullable @Min(1) Integer version) {}
