package io.pteronimbus.controller.whole;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A server's spec, as the panel renders it. */
record GameSpec(
        String image,
        String desiredState,
        long restartNonce,
        long killNonce,
        String donePattern,
        boolean regex,
        int stopTimeout,
        String displayName) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static GameSpec running(String image) {
        return new GameSpec(image, "RUNNING", 0, 0, "Done (", false, 10, "Lobby");
    }

    GameSpec stopped() {
        return new GameSpec(image, "STOPPED", restartNonce, killNonce, donePattern, regex, stopTimeout, displayName);
    }

    GameSpec started() {
        return new GameSpec(image, "RUNNING", restartNonce, killNonce, donePattern, regex, stopTimeout, displayName);
    }

    GameSpec restarted() {
        return new GameSpec(
                image, "RUNNING", restartNonce + 1, killNonce, donePattern, regex, stopTimeout, displayName);
    }

    GameSpec killed() {
        return new GameSpec(
                image, "STOPPED", restartNonce, killNonce + 1, donePattern, regex, stopTimeout, displayName);
    }

    GameSpec named(String name) {
        return new GameSpec(image, desiredState, restartNonce, killNonce, donePattern, regex, stopTimeout, name);
    }

    GameSpec doneWhen(String pattern, boolean expression) {
        return new GameSpec(
                image, desiredState, restartNonce, killNonce, pattern, expression, stopTimeout, displayName);
    }

    GameSpec stopsWithin(int seconds) {
        return new GameSpec(image, desiredState, restartNonce, killNonce, donePattern, regex, seconds, displayName);
    }

    ObjectNode json() {
        var spec = JSON.createObjectNode()
                .put("displayName", displayName)
                .put("desiredState", desiredState)
                .put("restartNonce", restartNonce)
                .put("killNonce", killNonce)
                .put("image", image)
                .put("dataPath", "/data");
        spec.putObject("template").put("slug", "test").put("version", "1");
        spec.putArray("command");
        spec.putArray("args");
        spec.putObject("env").put("GREETING", "hello");
        spec.putObject("done").put("pattern", donePattern).put("regex", regex);
        spec.putObject("stop").put("command", "stop").put("timeoutSeconds", stopTimeout);
        spec.putArray("ports")
                .addObject()
                .put("name", "game")
                .put("containerPort", 25565)
                .put("protocol", "TCP");
        spec.putObject("resources").put("cpuMillis", 500).put("memoryMiB", 256).put("diskMiB", 512);
        return spec;
    }
}
