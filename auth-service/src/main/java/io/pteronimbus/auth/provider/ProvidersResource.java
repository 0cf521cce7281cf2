package io.pteronimbus.auth.provider;

import io.pteronimbus.auth.account.RegistrationService;
import io.pteronimbus.auth.discord.DiscordConfig;
import io.pteronimbus.auth.ldap.LdapDirectory;
import io.pteronimbus.auth.mail.MailConfig;
import io.pteronimbus.auth.provider.ProvidersView.Provider;
import io.pteronimbus.auth.provider.ProvidersView.ProviderKind;
import io.pteronimbus.auth.session.Method;
import io.pteronimbus.platform.security.OpenToAll;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;

/** Says how one can sign in here. */
@Path("/api/v1/auth/providers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ProvidersResource {
    private final ProvidersView view;

    ProvidersResource(
            RegistrationService registrations,
            MailConfig mail,
            Tenants tenants,
            DiscordConfig discord,
            OidcConfig oidc,
            LdapDirectory directory) {
        var providers = new ArrayList<Provider>();
        providers.add(Provider.asking("password", ProviderKind.PASSWORD, "E-mail and password"));
        if (tenants.isConfigured(Method.DISCORD)) {
            providers.add(Provider.redirecting("discord", "Discord", discord.simulated()));
        }
        if (tenants.isConfigured(Method.OIDC)) {
            providers.add(Provider.redirecting("oidc", oidc.name(), false));
        }
        if (directory.isConfigured()) {
            providers.add(Provider.asking("ldap", ProviderKind.DIRECTORY, directory.name()));
        }
        this.view = new ProvidersView(
                providers,
                registrations.isOpen(),
                registrations.isByMail(),
                mail.enabled(),
                mail.mailboxUrl().orElse(null));
    }

    /** The ways to sign in. */
    @GET
    @OpenToAll(because = "the sign-in page shows them")
    public ProvidersView providers() {
        return view;
    }
}
