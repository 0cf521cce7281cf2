package io.pteronimbus.platform.security;

import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.pteronimbus.platform.tenancy.TenantContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every endpoint, ahead of its body: finds out who is calling, enters the tenant of the path, and holds the
 * endpoint's annotation against what they may do. An endpoint without one is closed.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
class AccessFilter implements ContainerRequestFilter {
    /** Whatever else an endpoint does, its service audits. */
    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final AccessTokens tokens;
    private final ServiceTokens serviceTokens;
    private final Access access;
    private final CurrentCaller current;
    private final TenantContext tenant;

    @Context
    ResourceInfo resource;

    @SuppressWarnings("NullAway.Init") // the resource is injected into the field, there is no other way
    AccessFilter(
            AccessTokens tokens,
            ServiceTokens serviceTokens,
            Access access,
            CurrentCaller current,
            TenantContext tenant) {
        this.tokens = tokens;
        this.serviceTokens = serviceTokens;
        this.access = access;
        this.current = current;
        this.tenant = tenant;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var endpoint = resource.getResourceMethod();
        var authorization = request.getHeaderString("Authorization");
        var permission = endpoint.getAnnotation(RequiresPermission.class);
        if (permission != null) {
            requirePermission(request, tokens.authenticate(authorization), permission);
        } else if (endpoint.isAnnotationPresent(SignedIn.class)) {
            signIn(tokens.authenticate(authorization), endpoint.getAnnotation(SignedIn.class));
        } else if (endpoint.isAnnotationPresent(ServicesOnly.class)) {
            current.signInService(serviceTokens.authenticate(authorization));
        } else if (!endpoint.isAnnotationPresent(OpenToAll.class)) {
            throw new ProblemException(ProblemType.FORBIDDEN, "This endpoint is not open to anybody.");
        }
    }

    private void signIn(Caller caller, SignedIn endpoint) {
        if (!endpoint.withoutSecondFactor()) {
            Access.requireEnrolled(caller);
        }
        if (caller.key() && !endpoint.byKey()) {
            throw new ProblemException(ProblemType.FORBIDDEN, "An API key cannot do this. Sign in yourself.");
        }
        current.signIn(caller);
    }

    private void requirePermission(ContainerRequestContext request, Caller caller, RequiresPermission endpoint) {
        var permission = endpoint.value();
        Access.requireEnrolled(caller);
        current.signIn(caller);
        var tenantId = pathId(request, "tenantId", "tenant");
        if (Permissions.PLATFORM.contains(permission)) {
            requireSuperAdmin(caller, permission);
            if (tenantId != null) {
                current.allow(() -> true);
                tenant.enter(tenantId);
            }
            return;
        }
        if (tenantId == null) {
            throw new IllegalStateException(permission + " is required on a path without a tenant");
        }
        var serverId = pathId(request, "serverId", "server");
        if (endpoint.onAnyServer()) {
            current.allowOn(access.requireSomewhere(caller, tenantId, permission));
        } else {
            access.require(caller, tenantId, serverId, permission);
        }
        current.allow(() -> access.isOverride(caller, tenantId, serverId, permission));
        tenant.enter(tenantId);
        if (READS.contains(request.getMethod())) {
            access.noteRead(caller, tenantId, serverId, permission);
        }
    }

    private static void requireSuperAdmin(Caller caller, String permission) {
        if (!caller.superAdmin() || !caller.isInScope(permission)) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN,
                    "This needs the permission " + permission + ", of super administrators alone.");
        }
    }

    /** The id in the path, null where the path has no such part; what is no id cannot exist. */
    private static @Nullable UUID pathId(ContainerRequestContext request, String parameter, String what) {
        var text = request.getUriInfo().getPathParameters().getFirst(parameter);
        if (text == null) {
            return null;
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound(what);
        }
    }
}
