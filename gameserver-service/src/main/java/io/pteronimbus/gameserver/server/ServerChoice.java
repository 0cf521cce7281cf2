package io.pteronimbus.gameserver.server;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which servers are asked for.
 *
 * @param origin null: whoever made them
 * @param templateId null: whatever they were made from
 * @param tags those with all of them; none: whatever tags they have
 */
record ServerChoice(@Nullable ServerOrigin origin, @Nullable UUID templateId, ServerTags tags) {}
