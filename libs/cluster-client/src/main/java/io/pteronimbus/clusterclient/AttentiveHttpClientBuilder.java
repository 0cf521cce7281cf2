package io.pteronimbus.clusterclient;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.StandardHttpClientBuilder;
import io.fabric8.kubernetes.client.utils.HttpClientUtils;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientBuilder;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Has the Vert.x client made with the same settings; interceptors and tags stay here, where requests begin. */
final class AttentiveHttpClientBuilder
        extends StandardHttpClientBuilder<AttentiveHttpClient, AttentiveHttpClientFactory, AttentiveHttpClientBuilder> {
    private final Vertx vertx;

    AttentiveHttpClientBuilder(AttentiveHttpClientFactory factory, Vertx vertx) {
        super(factory);
        this.vertx = vertx;
    }

    @Override
    public AttentiveHttpClient build() {
        if (client != null) {
            return client.derived(this);
        }
        if (hasProxy() && HttpClientUtils.decodeBasicCredentials(proxyAuthorization) == null) {
            addProxyAuthInterceptor();
        }
        return new AttentiveHttpClient(this, new AtomicBoolean(), vertx, direct().build());
    }

    private VertxHttpClientBuilder<AttentiveHttpClientFactory> direct() {
        var direct = new VertxHttpClientBuilder<>(clientFactory, vertx);
        if (connectTimeout != null) {
            direct.connectTimeout(connectTimeout.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (sslContext != null) {
            direct.sslContext(keyManagers, trustManagers);
        }
        if (tlsVersions != null) {
            direct.tlsVersions(tlsVersions);
        }
        if (followRedirects) {
            direct.followAllRedirects();
        }
        if (preferHttp11) {
            direct.preferHttp11();
        }
        return direct.proxyType(proxyType).proxyAddress(proxyAddress).proxyAuthorization(proxyAuthorization);
    }

    private boolean hasProxy() {
        return proxyType != HttpClient.ProxyType.DIRECT && proxyAddress != null;
    }

    @Override
    protected AttentiveHttpClientBuilder newInstance(AttentiveHttpClientFactory factory) {
        return new AttentiveHttpClientBuilder(factory, vertx);
    }
}
