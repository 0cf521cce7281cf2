package io.pteronimbus.auth.provider;

import io.pteronimbus.auth.session.Method;
import io.pteronimbus.auth.signin.SessionCookies;
import io.pteronimbus.platform.security.OpenToAll;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Where a browser leaves for a provider, and where it comes back. Both answer with an address to go on to, never with a problem. */
@Path("/api/v1/auth")
@RunOnVirtualThread
class ProviderResource {
    private static final String LINK = "link";

    private final Tenants tenants;
    private final ProviderDialogue dialogue;
    private final RedirectSignIn signIns;
    private final FailedReturns failures;
    private final SessionCookies cookies;
    private final URI publicUrl;

    ProviderResource(
            Tenants tenants,
            ProviderDialogue dialogue,
            RedirectSignIn signIns,
            FailedReturns failures,
            SessionCookies cookies,
            @ConfigProperty(name = "pteronimbus.public.url") URI publicUrl) {
        this.tenants = tenants;
        this.dialogue = dialogue;
        this.signIns = signIns;
        this.failures = failures;
        this.cookies = cookies;
        this.publicUrl = publicUrl;
    }

    /**
     * Sends a browser to a provider, {@code discord} or {@code oidc}. It ends at {@code returnTo}, a page of the panel, or at
     * {@code /sign-in?problem=&provider=}.
     */
    @GET
    @Path("/{provider}/login")
    @OpenToAll(because = "this is where one signs in")
    @Operation(summary = "Leave for a provider")
    @APIResponse(responseCode = "303", description = "Go on to the provider, or to a page that says what is wrong")
    public Response login(
            @PathParam("provider") String name,
            @QueryParam("returnTo") @Nullable String returnTo,
            @QueryParam("intent") @Nullable String intent,
            @Context RoutingContext context) {
        var provider = tenants.configured(name);
        if (!isAtHome(context)) {
            // cookies set here would not be there when the provider sends the browser back
            return goTo(context.request().uri());
        }
        var linking = LINK.equals(intent);
        try {
            var flow = linking ? begunLink(provider) : Flow.signIn(provider, ReturnTo.HOME);
            cookies.setFlow(signIns.remember(returnTo == null ? flow : flow.endingAt(ReturnTo.page(returnTo))));
            return Response.seeOther(URI.create(dialogue.begin(context, provider)))
                    .build();
        } catch (ProviderException e) {
            return problem(e.problem(), provider, linking);
        }
    }

    /** Where a provider sends a browser back to. Opens a session, or links the account of who asked for that. */
    @GET
    @Path("/{provider}/callback")
    @OpenToAll(because = "who comes back is not signed in yet")
    @Operation(summary = "Come back from a provider")
    @APIResponse(responseCode = "303", description = "Go on to a page of the panel")
    public Response callback(@PathParam("provider") String name, @Context RoutingContext context) {
        var provider = tenants.configured(name);
        var flow = cookies.flow()
                .flatMap(signIns::finish)
                .filter(begun -> begun.provider() == provider)
                .orElseGet(() -> Flow.signIn(provider, ReturnTo.HOME));
        cookies.clearFlow();
        try {
            var person = dialogue.complete(context, provider);
            if (flow.isLinking()) {
                signIns.link(flow, person);
                return goTo(flow.returnTo());
            }
            var opened = signIns.signIn(provider, person);
            return opened.pending()
                    .map(ticket -> {
                        cookies.setPending(ticket);
                        return goTo("/sign-in/second-factor?returnTo=" + encoded(flow.returnTo()));
                    })
                    .orElseGet(() -> {
                        cookies.set(opened.signedIn().orElseThrow());
                        return goTo(flow.returnTo());
                    });
        } catch (ProviderException e) {
            failures.keep(provider, flow, e.problem());
            return problem(e.problem(), provider, flow.isLinking());
        }
    }

    private Flow begunLink(Method provider) throws ProviderException {
        return cookies.flow()
                .flatMap(signIns::finish)
                .filter(flow -> flow.isLinking() && flow.provider() == provider)
                .orElseThrow(() -> new ProviderException(ProviderProblem.LINK_EXPIRED, null));
    }

    /** Whether the browser knows the panel by its public address. */
    private boolean isAtHome(RoutingContext context) {
        var host = context.request().getHeader("X-Forwarded-Host");
        return host == null || host.equalsIgnoreCase(publicUrl.getAuthority());
    }

    private Response problem(ProviderProblem problem, Method provider, boolean linking) {
        var page = linking ? "/account" : "/sign-in";
        return goTo(page + "?problem=" + problem.code() + "&provider=" + provider.text());
    }

    private Response goTo(String page) {
        return Response.seeOther(URI.create(publicUrl + page))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
