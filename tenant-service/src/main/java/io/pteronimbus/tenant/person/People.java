package io.pteronimbus.tenant.person;

import io.pteronimbus.events.UserChanged;
import io.pteronimbus.platform.security.ServiceTokens;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** The copy of what auth-service knows about people. Who was never heard of is asked for once; see ADR 0020. */
@ApplicationScoped
public class People implements PanacheRepositoryBase<Person, UUID> {
    private static final Logger LOG = Logger.getLogger(People.class);

    private final AuthClient auth;
    private final ServiceTokens tokens;
    private final Clock clock;

    People(@RestClient AuthClient auth, ServiceTokens tokens, Clock clock) {
        this.auth = auth;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Not in a transaction: it may ask auth-service. Empty when nobody knows them, or nobody can be asked. */
    public Optional<Person> find(UUID userId) {
        var known = QuarkusTransaction.requiringNew().call(() -> findByIdOptional(userId));
        return known.isPresent() ? known : ask(userId);
    }

    @Transactional
    public List<Person> known(Collection<UUID> userIds) {
        return userIds.isEmpty() ? List.of() : list("userId in ?1", List.copyOf(userIds));
    }

    @Transactional
    public List<Person> byDiscord(Collection<String> discordIds) {
        return discordIds.isEmpty() ? List.of() : list("discordId in ?1", List.copyOf(discordIds));
    }

    /** True when it said something new. In a transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean learn(UserChanged told) {
        // of two who hear of a new person at once, one makes the row, and the other waits for it
        getEntityManager()
                .createNativeQuery(
                        "insert into person (user_id, version, display_name) values (:id, -1, '') on conflict do nothing")
                .setParameter("id", told.userId())
                .executeUpdate();
        return findById(told.userId(), jakarta.persistence.LockModeType.PESSIMISTIC_WRITE)
                .take(told);
    }

    private Optional<Person> ask(UUID userId) {
        try {
            var user = auth.user(tokens.authorizationFor("auth-service"), userId);
            var told = new UserChanged(
                    user.userId(), user.version(), user.displayName(), user.email(), user.discordId(), clock.instant());
            return QuarkusTransaction.requiringNew().call(() -> {
                learn(told);
                return findByIdOptional(userId);
            });
        } catch (WebApplicationException | ProcessingException e) {
            LOG.warnf("auth-service did not tell who somebody is: user=%s %s", userId, e.getMessage());
            return Optional.empty();
        }
    }
}
