package io.pteronimbus.gameserver.server;

import io.pteronimbus.platform.security.Access;
import io.pteronimbus.platform.security.CurrentCaller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Answers with a server: as much of it as the caller may see. */
@ApplicationScoped
class ServerAnswers {
    private final Access access;
    private final CurrentCaller caller;

    ServerAnswers(Access access, CurrentCaller caller) {
        this.access = access;
        this.caller = caller;
    }

    RestResponse<ServerView> ok(TaggedServer server) {
        return tagged(server, RestResponse.Status.OK).build();
    }

    /** Of a server that is being made. */
    RestResponse<ServerView> created(TaggedServer server) {
        var view = server.view();
        return tagged(server, RestResponse.Status.ACCEPTED)
                .header(HttpHeaders.LOCATION, "/api/v1/tenants/" + view.tenantId() + "/servers/" + view.id())
                .build();
    }

    RestResponse<ServerView> accepted(TaggedServer server) {
        return tagged(server, RestResponse.Status.ACCEPTED).build();
    }

    private ResponseBuilder<ServerView> tagged(TaggedServer server, RestResponse.Status status) {
        return ResponseBuilder.create(status, shown(server.view())).header(HttpHeaders.ETAG, server.tag());
    }

    private ServerView shown(ServerView server) {
        var maySeeStartup = access.permissions(caller.get(), server.tenantId())
                .filter(permissions -> permissions.allows("startup:read", server.id()))
                .isPresent();
        return maySeeStartup ? server : server.withoutStartup();
    }
}
