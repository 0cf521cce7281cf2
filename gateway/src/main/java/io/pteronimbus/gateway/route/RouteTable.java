package io.pteronimbus.gateway.route;

import static io.pteronimbus.gateway.route.Entry.OPEN;
import static io.pteronimbus.gateway.route.Entry.OWN_CREDENTIAL;
import static io.pteronimbus.gateway.route.Entry.RENEWAL;
import static io.pteronimbus.gateway.route.Entry.SESSION;
import static io.pteronimbus.gateway.route.Entry.SIGN_IN;
import static io.pteronimbus.gateway.route.Route.to;
import static io.pteronimbus.gateway.route.Upstream.AUTH;
import static io.pteronimbus.gateway.route.Upstream.GAMESERVER;
import static io.pteronimbus.gateway.route.Upstream.NOTIFICATION;
import static io.pteronimbus.gateway.route.Upstream.TENANT;

import java.util.List;
import java.util.Optional;

/** Every path under {@code /api/v1} that leads anywhere. The first that matches counts; what is not here does not exist. */
public final class RouteTable {
    private static final List<String> PREFIX = List.of("api", "v1");

    private static final List<Route> ROUTES = List.of(
            to(AUTH, SIGN_IN, "auth/login"),
            to(AUTH, SIGN_IN, "auth/register"),
            to(AUTH, SIGN_IN, "auth/register/complete"),
            to(AUTH, SIGN_IN, "auth/ldap/login"),
            to(AUTH, SIGN_IN, "auth/second-factor"),
            to(AUTH, SIGN_IN, "auth/verify-email"),
            to(AUTH, SIGN_IN, "auth/password/*"),
            to(AUTH, RENEWAL, "auth/refresh"),
            to(AUTH, OPEN, "auth/providers"),
            to(AUTH, OPEN, "auth/discord/login"),
            to(AUTH, OPEN, "auth/discord/callback"),
            to(AUTH, OPEN, "auth/oidc/login"),
            to(AUTH, OPEN, "auth/oidc/callback"),
            to(AUTH, OPEN, "auth/.well-known/jwks.json"),
            to(AUTH, SESSION, "auth/**"),
            to(AUTH, SESSION, "me/**"),
            to(AUTH, SESSION, "users/**"),
            to(GAMESERVER, OWN_CREDENTIAL, "link/**"),
            to(GAMESERVER, SESSION, "clusters/**"),
            to(GAMESERVER, SESSION, "templates/**"),
            to(TENANT, SESSION, "tenants/*/servers/*/subusers/**"),
            to(TENANT, SESSION, "tenants/*/servers/*/invitations/**"),
            to(GAMESERVER, SESSION, "tenants/*/servers/**"),
            to(GAMESERVER, SESSION, "tenants/*/templates/**"),
            to(GAMESERVER, SESSION, "tenants/*/usage"),
            to(NOTIFICATION, SESSION, "tenants/*/audit/**"),
            to(NOTIFICATION, SESSION, "tenants/*/events/**"),
            to(NOTIFICATION, SESSION, "live"),
            to(NOTIFICATION, SESSION, "notifications/**"),
            to(TENANT, SESSION, "tenants/**"),
            to(TENANT, SESSION, "invitations/*"),
            to(TENANT, SESSION, "discord/guilds"),
            to(TENANT, SESSION, "plans"),
            to(TENANT, SESSION, "permissions"));

    private RouteTable() {}

    public static Optional<Route> find(CleanPath path) {
        var segments = path.segments();
        if (segments.size() <= PREFIX.size()
                || !segments.subList(0, PREFIX.size()).equals(PREFIX)) {
            return Optional.empty();
        }
        var rest = segments.subList(PREFIX.size(), segments.size());
        return ROUTES.stream().filter(route -> route.matches(rest)).findFirst();
    }
}
