package io.pteronimbus.notification.feed;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An item of the feed, as its history tells it.
 *
 * @param type {@code server-state} or {@code server-intent}
 * @param data the same as in the live feed
 */
record EventView(
        String type,

        @Schema(implementation = Object.class, type = SchemaType.OBJECT, description = "The same as in the live feed")
        JsonNode data) {}
