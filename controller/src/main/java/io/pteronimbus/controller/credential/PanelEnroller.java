package io.pteronimbus.controller.credential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.pteronimbus.controller.link.LinkConfig;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Asks the panel, at the link's address and {@code /enrol}. The token is in the body, so that no log of addresses has it. */
@Singleton
class PanelEnroller implements Enroller {
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final int OK = 200;
    private static final int LONGEST_DETAIL = 300;

    private final HttpClient http;
    private final ObjectMapper json;
    private final String url;

    PanelEnroller(Vertx vertx, LinkConfig config, ObjectMapper json) {
        this.json = json;
        // ws:// and wss:// become http:// and https://
        url = "http" + config.url().substring("ws".length()) + "/enrol";
        http = vertx.createHttpClient(new HttpClientOptions().setConnectTimeout((int) LONGEST.toMillis()));
    }

    private record Answer(int status, String body) {}

    @Override
    public String enrol(String token, String cluster) {
        var answer = ask(token, cluster);
        try {
            var body = json.readTree(answer.body());
            if (answer.status() != OK) {
                throw new CredentialException("the panel answers " + answer.status() + detail(body));
            }
            var credential = body.path("credential").asText();
            if (credential.isEmpty()) {
                throw new CredentialException("the panel answers no credential");
            }
            return credential;
        } catch (JsonProcessingException e) {
            throw new CredentialException("the panel answers " + answer.status() + ", and no JSON");
        }
    }

    private Answer ask(String token, String cluster) {
        try {
            var body = json.writeValueAsString(Map.of("token", token, "cluster", cluster));
            var options = new RequestOptions()
                    .setMethod(HttpMethod.POST)
                    .setAbsoluteURI(url)
                    .setTimeout(LONGEST.toMillis())
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Accept", "application/json");
            return http.request(options)
                    .compose((HttpClientRequest request) -> request.send(body))
                    .compose(response ->
                            response.body().map(content -> new Answer(response.statusCode(), content.toString())))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | JsonProcessingException e) {
            throw new CredentialException("the panel was not reached", e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CredentialException("interrupted while enrolling", e);
        }
    }

    private static String detail(JsonNode problem) {
        var detail = problem.path("detail").asText();
        return detail.isEmpty()
                ? ""
                : ": "
                        + detail.substring(0, Math.min(detail.length(), LONGEST_DETAIL))
                                .replaceAll("\\p{Cntrl}", " ");
    }

    @PreDestroy
    void close() {
        http.close();
    }
}
