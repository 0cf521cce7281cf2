package io.pteronimbus.launcher.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What a person does first, so that the caches know it: opens the page, signs in, makes a tenant and a server. */
final class Rehearsal {
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(20);
    private static final Duration RUNS_WITHIN = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final HttpClient client = HttpClient.newHttpClient();
    private final JsonMapper json = new JsonMapper();
    private final String address;
    private String token = "";

    /** @param address of the gateway */
    Rehearsal(String address) {
        this.address = address;
    }

    /** Every answer is good enough, also a refusal: it was loaded and run. */
    void play(String email, String password) throws IOException, InterruptedException {
        get("/");
        JsonNode login = json.createObjectNode().put("email", email).put("password", password);
        token = post("/api/v1/auth/login", login).path("accessToken").asText("");
        get("/api/v1/me");
        get("/api/v1/tenants");
        JsonNode template = get("/api/v1/templates").path("items").path(0).path("id");
        JsonNode tenant = post("/api/v1/tenants", json.createObjectNode().put("name", "Rehearsal"));
        String servers = "/api/v1/tenants/" + tenant.path("id").asText("none") + "/servers";
        JsonNode server =
                post(servers, json.createObjectNode().put("name", "Rehearsal").set("templateId", template));
        get(servers);
        awaitRunning(servers + "/" + server.path("id").asText("none"));
    }

    private void awaitRunning(String server) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + RUNS_WITHIN.toNanos();
        JsonNode now = get(server);
        while (System.nanoTime() < deadline
                && now.has("state")
                && !now.path("state").asText().equals("RUNNING")) {
            Thread.sleep(LOOK_EVERY);
            now = get(server);
        }
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    private JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(ANSWERED_WITHIN);
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        boolean isJson = answer.headers().firstValue("Content-Type").orElse("").contains("json");
        return isJson ? json.readTree(answer.body()) : MissingNode.getInstance();
    }
}
