package io.pteronimbus.gateway.forward;

import io.pteronimbus.gateway.route.Upstream;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** Where the services are: {@code pteronimbus.<service>.url}, without a path. */
@ApplicationScoped
public class Upstreams {
    private final Map<Upstream, Address> addresses = new EnumMap<>(Upstream.class);

    Upstreams(Config config) {
        for (var upstream : Upstream.values()) {
            var key = "pteronimbus." + upstream.key() + ".url";
            addresses.put(upstream, Address.of(key, config.getValue(key, String.class)));
        }
    }

    public Address address(Upstream upstream) {
        var address = addresses.get(upstream);
        if (address == null) {
            throw new IllegalStateException(upstream + " has no address");
        }
        return address;
    }

    /** Host, port, and whether it speaks TLS. */
    public record Address(String host, int port, boolean tls) {
        private static final int HTTP_PORT = 80;
        private static final int HTTPS_PORT = 443;

        static Address of(String key, String url) {
            var uri = URI.create(url);
            var tls = "https".equals(uri.getScheme());
            var path = uri.getRawPath();
            if (uri.getHost() == null || (path != null && !path.isEmpty() && !path.equals("/"))) {
                throw new IllegalArgumentException(key + " must be a URL with a host and no path, was " + url);
            }
            var standard = tls ? HTTPS_PORT : HTTP_PORT;
            return new Address(uri.getHost(), uri.getPort() < 0 ? standard : uri.getPort(), tls);
        }
    }
}
