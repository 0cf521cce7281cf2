package io.pteronimbus.notification.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.platform.paging.Page;
import io.pteronimbus.platform.paging.PageRequest;
import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.security.CurrentCaller;
import io.pteronimbus.platform.security.RequiresPermission;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The feed's history, newest first, as far as it is kept. */
@Path("/api/v1/tenants/{tenantId}/events")
class EventResource {
    private final FeedService feed;
    private final CurrentCaller caller;
    private final ObjectMapper json;

    EventResource(FeedService feed, CurrentCaller caller, ObjectMapper json) {
        this.feed = feed;
        this.caller = caller;
        this.json = json;
    }

    @GET
    @RunOnVirtualThread
    @RequiresPermission(value = "server:read", onAnyServer = true)
    @Operation(summary = "What happened to the servers of a tenant that one may read, newest first")
    public Page<EventView> events(@PathParam("tenantId") UUID tenantId, @BeanParam @Valid PageRequest page) {
        var before = page.after().map(EventResource::position).orElse(Long.MAX_VALUE);
        var items = feed.before(tenantId, caller.reach(), before, page.limit() + 1);
        return Page.of(items, page.limit(), item -> Long.toString(item.position()))
                .map(this::view);
    }

    private EventView view(FeedItem item) {
        try {
            return new EventView(item.type(), json.readTree(item.data()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("item " + item.position() + " of the feed is not JSON", e);
        }
    }

    private static long position(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw ProblemException.invalid(new FieldError("cursor", "is not a cursor of this list"));
        }
    }
}
