package io.pteronimbus.gameserver.fetch;

import io.pteronimbus.platform.outbound.PublicAddresses;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Fetches a text of the Internet. A name is looked up once, what it stands for is checked, and that very address is asked: so it is for each place that the
 * answer leads on to. Nothing of the caller goes along.
 */
@ApplicationScoped
public class Fetch {
    private static final Logger LOG = Logger.getLogger(Fetch.class);
    private static final int MOST_REDIRECTS = 3;
    private static final int LONGEST_URL = 2_048;
    private static final int OK = 200;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final int REDIRECTION = 3;

    private final HttpClient client;
    private final PublicAddresses addresses;
    private final int largest;
    private final Duration timeout;

    Fetch(Vertx vertx, FetchConfig config) {
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setDecompressionSupported(false)
                .setMaxHeaderSize(16 * 1024));
        this.addresses = PublicAddresses.and(config.allowedNetworks().orElse(List.of()));
        this.largest = Math.toIntExact(config.largest().asLongValue());
        this.timeout = config.timeout();
    }

    /** Throws 400 {@code url-refused} for an address that is not asked, and for one that does not answer as it should. */
    public String text(String url) {
        var end = System.nanoTime() + timeout.toNanos();
        var place = url;
        for (var redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            var answer = ask(uri(place), end);
            if (answer.status() == OK) {
                return decoded(answer.body());
            }
            if (answer.status() / 100 != REDIRECTION || answer.location().isEmpty()) {
                throw refused("It answered with status " + answer.status() + ".");
            }
            place = uri(place).resolve(uri(place, answer.location())).toString();
        }
        throw refused("It leads on too often.");
    }

    private record Answer(int status, String location, byte[] body) {}

    private Answer ask(URI uri, long end) {
        var isSecure = "https".equals(uri.getScheme());
        var port = uri.getPort() >= 0 ? uri.getPort() : isSecure ? HTTPS_PORT : HTTP_PORT;
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(port, address(uri.getHost())))
                .setHost(uri.getHost())
                .setPort(port)
                .setSsl(isSecure)
                .setURI(path(uri))
                .setFollowRedirects(false)
                .putHeader("Accept", "application/json, application/yaml, text/plain, */*")
                .putHeader("User-Agent", "Pteronimbus");
        var asked = client.request(options)
                .compose(request -> request.send()
                        .compose(response -> new LimitedBody(request, response, largest)
                                .read()
                                .map(body -> new Answer(
                                        response.statusCode(),
                                        Objects.requireNonNullElse(response.getHeader("Location"), ""),
                                        body))))
                .toCompletionStage()
                .toCompletableFuture();
        try {
            return asked.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            asked.cancel(true);
            throw refused("It took longer than " + timeout.toSeconds() + " seconds.");
        } catch (ExecutionException e) {
            LOG.debugf(e, "An address could not be fetched: host=%s", uri.getHost());
            throw refused(
                    e.getCause() instanceof TooLargeException
                            ? "It is larger than " + largest + " bytes."
                            : "It could not be reached.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused("It could not be reached.");
        }
    }

    private String address(String host) {
        try {
            var found = InetAddress.getAllByName(host.replaceAll("^\\[|]$", ""));
            if (found.length == 0 || !Arrays.stream(found).allMatch(addresses::contains)) {
                throw refused("It is not an address of the Internet.");
            }
            return found[0].getHostAddress();
        } catch (UnknownHostException e) {
            LOG.debugf(e, "A name stands for no address: host=%s", host);
            throw refused("Nobody knows its name.");
        }
    }

    private static URI uri(String text) {
        try {
            if (text.length() > LONGEST_URL) {
                throw refused("It is longer than " + LONGEST_URL + " characters.");
            }
            var uri = new URI(text.strip()).normalize();
            var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!List.of("http", "https").contains(scheme) || uri.getHost() == null || uri.getRawUserInfo() != null) {
                throw refused("It must begin with https:// or http://, and name nobody.");
            }
            return new URI(scheme, null, uri.getHost(), uri.getPort(), uri.getPath(), uri.getQuery(), null);
        } catch (URISyntaxException e) {
            throw refused("It is no URL.");
        }
    }

    private static URI uri(String from, String location) {
        try {
            return new URI(location);
        } catch (URISyntaxException e) {
            LOG.debugf(e, "An address leads on to none: from=%s", from);
            throw refused("It leads on to nowhere.");
        }
    }

    private static String path(URI uri) {
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    private static String decoded(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused("It is not UTF-8 text.");
        }
    }

    private static ProblemException refused(String why) {
        return new ProblemException(ProblemType.URL_REFUSED, why);
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
