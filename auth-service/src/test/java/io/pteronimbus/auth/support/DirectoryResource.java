package io.pteronimbus.auth.support;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldif.LDIFException;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.InetAddress;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A directory in memory that people may sign in by; {@link Directory} puts them into it. */
public class DirectoryResource implements QuarkusTestResourceLifecycleManager {
    static final String BASE = "dc=example,dc=org";
    static final String SEARCHER = "cn=searcher," + BASE;
    static final String SEARCHER_PASSWORD = "the searcher's own";

    private @Nullable InMemoryDirectoryServer server;

    @Override
    public Map<String, String> start() {
        try {
            var config = new InMemoryDirectoryServerConfig(BASE);
            config.setSchema(null);
            config.addAdditionalBindCredentials(SEARCHER, SEARCHER_PASSWORD);
            config.setAuthenticationRequiredOperationTypes(Set.of(OperationType.SEARCH));
            config.setListenerConfigs(
                    InMemoryListenerConfig.createLDAPConfig("ldap", InetAddress.getLoopbackAddress(), 0, null));
            config.addInMemoryOperationInterceptor(new Moody());
            var started = new InMemoryDirectoryServer(config);
            started.add("dn: " + BASE, "objectClass: domain", "dc: example");
            started.startListening();
            server = started;
            return Map.of(
                    "pteronimbus.auth.ldap.url", "ldap://127.0.0.1:" + started.getListenPort(),
                    "pteronimbus.auth.ldap.bind-dn", SEARCHER,
                    "pteronimbus.auth.ldap.bind-password", SEARCHER_PASSWORD,
                    "pteronimbus.auth.ldap.base-dn", BASE);
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        if (server != null) {
            server.shutDown(true);
        }
    }

    /** Does not answer, as far as {@link Directory#AWAY} is concerned. */
    private static final class Moody extends InMemoryOperationInterceptor {
        @Override
        public void processSearchRequest(InMemoryInterceptedSearchRequest request) throws LDAPException {
            if (request.getRequest().getFilter().toString().contains(Directory.AWAY)) {
                throw new LDAPException(ResultCode.UNAVAILABLE, "going down");
            }
        }
    }
}
