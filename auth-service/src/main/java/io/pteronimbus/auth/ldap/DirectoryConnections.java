package io.pteronimbus.auth.ldap;

import com.unboundid.ldap.sdk.GetEntryLDAPConnectionPoolHealthCheck;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SingleServerSet;
import com.unboundid.ldap.sdk.StartTLSPostConnectProcessor;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;

/** A few connections to the directory, kept open and signed in as the one who searches. */
final class DirectoryConnections implements AutoCloseable {
    private static final int MOST = 8;
    private static final int LARGEST_ANSWER = 1 << 20;
    private static final long LONGEST_LIFE = TimeUnit.MINUTES.toMillis(5);

    private final Semaphore turns = new Semaphore(MOST, true);
    private final int patienceMillis;
    private final LDAPConnectionPool pool;

    /** Opens none yet, so that the service starts while the directory is away. */
    DirectoryConnections(LdapSettings settings) {
        this.patienceMillis = settings.timeoutMillis();
        this.pool = pool(settings);
    }

    /** What is done with a connection. It may sign in as somebody else. */
    interface Work<T> {
        T with(LDAPConnection connection) throws LDAPException;
    }

    /**
     * Done once more, with a new connection, when the one at hand turns out to be dead: the directory may have been restarted
     * since it was opened.
     */
    <T> T run(Work<T> work) throws LDAPException, InterruptedException {
        if (!turns.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS)) {
            throw new LDAPException(ResultCode.BUSY, "all " + MOST + " connections are in use");
        }
        try {
            return run(work, pool.getConnection());
        } finally {
            turns.release();
        }
    }

    private <T> T run(Work<T> work, LDAPConnection connection) throws LDAPException {
        try {
            return once(work, connection);
        } catch (LDAPException e) {
            var dead = !e.getResultCode().isConnectionUsable()
                    && !e.getResultCode().equals(ResultCode.TIMEOUT);
            if (!dead) {
                pool.releaseDefunctConnection(connection);
                throw e;
            }
        }
        var fresh = pool.replaceDefunctConnection(connection);
        try {
            return once(work, fresh);
        } catch (LDAPException e) {
            pool.releaseDefunctConnection(fresh);
            throw e;
        }
    }

    private <T> T once(Work<T> work, LDAPConnection connection) throws LDAPException {
        var result = work.with(connection);
        pool.releaseAndReAuthenticateConnection(connection);
        return result;
    }

    @Override
    public void close() {
        pool.close();
    }

    private static LDAPConnectionPool pool(LdapSettings settings) {
        var sockets = settings.tls()
                ? new ImpatientSockets(
                        DirectoryTls.sockets(settings.trustCertificate()), settings.connectTimeoutMillis())
                : null;
        var server = new SingleServerSet(
                settings.host(),
                settings.port(),
                settings.ldaps() && sockets != null ? sockets : SocketFactory.getDefault(),
                options(settings));
        var startTls = settings.startTls() && sockets != null ? new StartTLSPostConnectProcessor(sockets) : null;
        try {
            var pool = new LDAPConnectionPool(server, settings.bind().orElse(null), 0, MOST, startTls, false);
            pool.setConnectionPoolName("directory");
            pool.setMaxConnectionAgeMillis(LONGEST_LIFE);
            pool.setHealthCheck(new GetEntryLDAPConnectionPoolHealthCheck(
                    "", settings.timeoutMillis(), false, false, false, true, false));
            return pool;
        } catch (LDAPException e) {
            throw new IllegalStateException("no connection is opened here, so none can fail", e);
        }
    }

    private static LDAPConnectionOptions options(LdapSettings settings) {
        var options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(settings.connectTimeoutMillis());
        options.setResponseTimeoutMillis(settings.timeoutMillis());
        options.setAbandonOnTimeout(true);
        options.setFollowReferrals(false);
        options.setUseSynchronousMode(true);
        options.setMaxMessageSize(LARGEST_ANSWER);
        options.setBindWithDNRequiresPassword(true);
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        return options;
    }
}
