package io.pteronimbus.auth.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import io.pteronimbus.auth.account.Names;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The directory that is configured, if any: looks for the one entry that a user name stands for, and tries the password on it.
 *
 * <p>A name that nobody has costs the same steps as one that somebody has: the password is then tried on an entry that does
 * not exist. What remains is the time the directory itself needs to hash a password. Trying it on a real entry instead would
 * let strangers lock that entry out; guessing is slowed down by the limits on sign-ins.
 */
@ApplicationScoped
public class LdapDirectory {
    static final int LONGEST_USERNAME = 256;
    static final int LONGEST_PASSWORD = 1024;
    private static final Logger LOG = Logger.getLogger(LdapDirectory.class);

    private final String name;
    private final @Nullable LdapSettings settings;
    private final @Nullable DirectoryConnections connections;

    /** Throws IllegalArgumentException, naming the setting, when the configuration cannot work or is not safe. */
    LdapDirectory(LdapConfig config) {
        this.name = Names.cleaned(config.name());
        if (name.isEmpty()) {
            throw new IllegalArgumentException("pteronimbus.auth.ldap.name is empty");
        }
        this.settings = config.url().map(url -> LdapSettings.of(url, config)).orElse(null);
        this.connections = settings == null ? null : new DirectoryConnections(settings);
    }

    /** A wrong configuration ends the start, not the first sign-in. */
    void start(@Observes StartupEvent event) {
        if (settings != null) {
            LOG.infof("People of a directory may sign in: %s", settings);
        }
    }

    @PreDestroy
    void stop() {
        if (connections != null) {
            connections.close();
        }
    }

    public boolean isConfigured() {
        return settings != null;
    }

    /** What people call the directory. */
    public String name() {
        return name;
    }

    /**
     * Empty when the password is wrong, or not exactly one entry has that user name. Throws 503 {@code
     * dependency-unavailable} when the directory does not answer, IllegalStateException when none is configured.
     */
    public Optional<LdapPerson> authenticate(String username, String password) {
        if (settings == null || connections == null) {
            throw new IllegalStateException("no directory is configured");
        }
        if (!isPlausible(username, password)) {
            return Optional.empty();
        }
        try {
            return authenticate(connections, settings, username, password);
        } catch (LDAPException e) {
            LOG.warnf("The directory cannot be used: code=%s reason=%s", e.getResultCode(), e.getMessage());
            throw new ProblemException(
                    ProblemType.DEPENDENCY_UNAVAILABLE,
                    name + " does not answer at this moment. Try again in a few minutes, or sign in another way.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a directory was asked", e);
        }
    }

    /** A bind with an empty password succeeds for everybody (RFC 4513, 5.1.2), so it is never sent. */
    private static boolean isPlausible(String username, String password) {
        return !username.isBlank()
                && username.length() <= LONGEST_USERNAME
                && username.codePoints().noneMatch(Character::isISOControl)
                && !password.isEmpty()
                && password.length() <= LONGEST_PASSWORD;
    }

    private Optional<LdapPerson> authenticate(
            DirectoryConnections connections, LdapSettings settings, String username, String password)
            throws LDAPException, InterruptedException {
        return connections.run(connection -> {
            var entry = find(connection, settings, username);
            var dn = entry.isPresent() ? entry.get().getDN() : nobody(settings);
            var accepted = accepts(connection, dn, password);
            return entry.filter(found -> accepted).map(found -> PersonEntry.read(found, settings, username, name));
        });
    }

    private static Optional<SearchResultEntry> find(LDAPConnection connection, LdapSettings settings, String username)
            throws LDAPException {
        var request = new SearchRequest(
                settings.baseDn().toString(),
                SearchScope.SUB,
                DereferencePolicy.NEVER,
                2,
                Math.max(1, settings.timeoutMillis() / 1000),
                false,
                settings.filter().forUser(username),
                settings.idAttribute(),
                settings.nameAttribute(),
                settings.emailAttribute());
        try {
            List<SearchResultEntry> entries =
                    Objects.requireNonNull(connection.search(request).getSearchEntries());
            if (entries.size() > 1) {
                return ambiguous();
            }
            return entries.stream().findFirst();
        } catch (LDAPSearchException e) {
            if (e.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED)) {
                return ambiguous();
            }
            throw e;
        }
    }

    /** The name is left out: people type their passwords there by mistake. */
    private static Optional<SearchResultEntry> ambiguous() {
        LOG.warn("A user name stands for more than one entry of the directory, so nobody signs in with it."
                + " Make pteronimbus.auth.ldap.filter narrower.");
        return Optional.empty();
    }

    private static String nobody(LdapSettings settings) {
        var name = new RDN("cn", UUID.randomUUID().toString());
        return new DN(name, settings.baseDn()).toString();
    }

    private static boolean accepts(LDAPConnection connection, String dn, String password) throws LDAPException {
        try {
            var answer = connection.bind(new SimpleBindRequest(dn, password));
            return answer.getResultCode().equals(ResultCode.SUCCESS);
        } catch (LDAPException e) {
            if (!e.getResultCode().isConnectionUsable() || isAboutTheDirectory(e.getResultCode())) {
                throw e;
            }
            return false;
        }
    }

    /**
     * All other answers to a bind say no to the person. By number: a set of the library's objects would be made while a native
     * image is built, where the library must not run yet.
     */
    private static boolean isAboutTheDirectory(ResultCode code) {
        return switch (code.intValue()) {
            case ResultCode.BUSY_INT_VALUE,
                    ResultCode.UNAVAILABLE_INT_VALUE,
                    ResultCode.TIMEOUT_INT_VALUE,
                    ResultCode.OPERATIONS_ERROR_INT_VALUE -> true;
            default -> false;
        };
    }
}
