package io.pteronimbus.auth.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.auth.discord.DiscordConfig;
import io.pteronimbus.auth.identity.IdentityService;
import io.pteronimbus.auth.identity.ProviderPerson;
import io.pteronimbus.auth.redis.Tickets;
import io.pteronimbus.auth.session.Method;
import io.pteronimbus.auth.session.SessionService;
import io.pteronimbus.auth.signin.SessionOpening;
import io.pteronimbus.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** What happens before a browser goes to a provider, and after it came back. */
@ApplicationScoped
class RedirectSignIn {
    private static final String KIND = "flow";
    private static final Duration FLOW_LIFETIME = Duration.ofMinutes(10);

    private final Tickets tickets;
    private final IdentityService identities;
    private final SessionService sessions;
    private final SessionOpening opening;
    private final DiscordConfig discord;
    private final OidcConfig oidc;
    private final ObjectMapper json;

    RedirectSignIn(
            Tickets tickets,
            IdentityService identities,
            SessionService sessions,
            SessionOpening opening,
            DiscordConfig discord,
            OidcConfig oidc,
            ObjectMapper json) {
        this.tickets = tickets;
        this.identities = identities;
        this.sessions = sessions;
        this.opening = opening;
        this.discord = discord;
        this.oidc = oidc;
        this.json = json;
    }

    /** A ticket for the flow, for a cookie of the browser. */
    String remember(Flow flow) {
        try {
            return tickets.issue(KIND, json.writeValueAsString(flow), FLOW_LIFETIME);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The flow of a ticket, once. */
    Optional<Flow> finish(String ticket) {
        return tickets.take(KIND, ticket).map(this::parse);
    }

    /** Opens a session for who came back, or asks for their second factor. */
    SessionOpening.Opened signIn(Method provider, ProviderPerson person) throws ProviderException {
        var signUp = provider == Method.DISCORD ? discord.signUp() : oidc.signUp();
        var account = identities
                .signIn(provider, person, signUp)
                .orElseThrow(() -> new ProviderException(ProviderProblem.SIGN_UP_CLOSED, null));
        return opening.openOrAsk(account, provider);
    }

    /** Links who came back to the account in whose session this was begun, as long as that lives. */
    void link(Flow flow, ProviderPerson person) throws ProviderException {
        var accountId = Objects.requireNonNull(flow.linkTo());
        var session = sessions.find(Objects.requireNonNull(flow.sessionId()))
                .filter(living -> living.userId().equals(accountId));
        if (session.isEmpty()) {
            throw new ProviderException(ProviderProblem.LINK_EXPIRED, null);
        }
        try {
            identities.link(accountId, flow.provider(), person);
        } catch (ProblemException e) {
            throw new ProviderException(ProviderProblem.IDENTITY_TAKEN, e);
        }
    }

    private Flow parse(String text) {
        try {
            return json.readValue(text, Flow.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a flow is not readable", e);
        }
    }
}
