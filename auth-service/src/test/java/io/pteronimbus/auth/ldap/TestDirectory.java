package io.pteronimbus.auth.ldap;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.OperationType;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A directory server in memory, on a port of this machine, that remembers who signed in to it. */
final class TestDirectory implements AutoCloseable {
    static final String SEARCHER = "cn=searcher,dc=example,dc=org";
    static final String SEARCHER_PASSWORD = "the searcher's own";

    final List<String> binds = new CopyOnWriteArrayList<>();
    private final InMemoryDirectoryServer server;
    private final String scheme;

    private TestDirectory(String scheme, InMemoryListenerConfig listener, boolean anonymous) throws LDAPException {
        var config = new InMemoryDirectoryServerConfig("dc=example,dc=org");
        config.setSchema(null);
        config.addAdditionalBindCredentials(SEARCHER, SEARCHER_PASSWORD);
        config.setListenerConfigs(listener);
        if (!anonymous) {
            config.setAuthenticationRequiredOperationTypes(Set.of(OperationType.SEARCH));
        }
        config.addInMemoryOperationInterceptor(new InMemoryOperationInterceptor() {
            @Override
            public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) {
                binds.add(request.getRequest().getBindDN());
            }
        });
        this.scheme = scheme;
        this.server = new InMemoryDirectoryServer(config);
        server.add(
                new Entry("dc=example,dc=org", new Attribute("objectClass", "domain"), new Attribute("dc", "example")));
        server.startListening();
    }

    static TestDirectory plain() throws LDAPException {
        return new TestDirectory("ldap", listener(0, null), false);
    }

    static TestDirectory plainAt(int port) throws LDAPException {
        return new TestDirectory("ldap", listener(port, null), false);
    }

    static TestDirectory open() throws LDAPException {
        return new TestDirectory("ldap", listener(0, null), true);
    }

    static TestDirectory startTls(SSLContext tls) throws LDAPException {
        return new TestDirectory("ldap", listener(0, tls), false);
    }

    static TestDirectory ldaps(SSLContext tls) throws LDAPException {
        var listener = InMemoryListenerConfig.createLDAPSConfig(
                "ldaps", InetAddress.getLoopbackAddress(), 0, tls.getServerSocketFactory(), null);
        return new TestDirectory("ldaps", listener, false);
    }

    private static InMemoryListenerConfig listener(int port, @Nullable SSLContext tls) throws LDAPException {
        return InMemoryListenerConfig.createLDAPConfig(
                "ldap", InetAddress.getLoopbackAddress(), port, tls == null ? null : tls.getSocketFactory());
    }

    int port() {
        return server.getListenPort();
    }

    String url(String host) {
        return scheme + "://" + host + ":" + port();
    }

    String url() {
        return url("127.0.0.1");
    }

    /** A person whose name there is their uid, with a mail address of the same name. */
    TestDirectory with(String uid, String password, Attribute... more) throws LDAPException {
        var entry = new Entry("uid=" + uid + ",dc=example,dc=org");
        entry.addAttribute("objectClass", "inetOrgPerson");
        entry.addAttribute("userPassword", password);
        entry.addAttribute("cn", "Person " + uid);
        entry.addAttribute("mail", uid + "@Example.org");
        for (var attribute : more) {
            entry.setAttribute(attribute);
        }
        server.add(entry);
        return this;
    }

    void dropConnections() {
        server.closeAllConnections(false);
    }

    String uuidOf(String uid) throws LDAPException {
        var entry = Objects.requireNonNull(server.getEntry("uid=" + uid + ",dc=example,dc=org", "entryUUID"));
        return Objects.requireNonNull(entry.getAttributeValue("entryUUID"));
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
