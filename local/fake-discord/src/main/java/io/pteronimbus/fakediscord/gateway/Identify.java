package io.pteronimbus.fakediscord.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client says of itself to get a new session.
 *
 * @param shard          null when it does not speak of shards
 * @param largeThreshold with more members than this a guild is large
 * @param browser        the client's library
 */
record Identify(
        String token, Intents intents, @Nullable Shard shard, int largeThreshold, String browser, String status) {

    private static final int LEAST_THRESHOLD = 50;
    private static final int MOST_THRESHOLD = 250;
    private static final int LONGEST_BROWSER = 100;

    static Identify parse(JsonNode data) {
        String token = ClientFrame.text(data, "token");
        JsonNode properties = data.path("properties");
        if (!properties.isObject()) {
            throw ClientFrame.decodeError();
        }
        String browser = properties.path("browser").asText("");
        int threshold = ClientFrame.given(data, "large_threshold")
                .map(node -> (int) ClientFrame.number(node, MOST_THRESHOLD))
                .orElse(LEAST_THRESHOLD);
        if (threshold < LEAST_THRESHOLD) {
            throw ClientFrame.decodeError();
        }
        Optional<String> status = ClientFrame.given(data, "presence").map(Presence::status);
        return new Identify(
                token,
                Intents.parse(data.path("intents")),
                ClientFrame.given(data, "shard").map(Shard::parse).orElse(null),
                threshold,
                browser.substring(0, Math.min(LONGEST_BROWSER, browser.length())),
                status.orElse("online"));
    }

    @Override
    public String toString() {
        return "Identify[" + browser + "]";
    }
}
