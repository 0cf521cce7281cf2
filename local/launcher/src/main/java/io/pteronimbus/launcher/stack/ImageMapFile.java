package io.pteronimbus.launcher.stack;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells local-cluster which program stands for which container image; any other image it refuses. Games that are not installed on this machine have
 * none.
 */
final class ImageMapFile {
    private ImageMapFile() {}

    private record Image(List<String> command, Map<String, String> env) {}

    private record Images(Map<String, Image> images) {}

    static void write(StackLayout layout, Programs programs) throws IOException {
        Map<String, Image> images = new TreeMap<>();
        images.put("pteronimbus/demo-game:1", demo(layout));
        images.put("pteronimbus/config-files:1", configFiles(layout));
        programs.find("openttd").ifPresent(game -> images.put("pteronimbus/openttd:1", openTtd(layout, game)));
        PrivateFiles.write(layout.images(), new JsonMapper().writeValueAsBytes(new Images(images)));
    }

    private static Image demo(StackLayout layout) {
        List<String> command = new ArrayList<>(JavaFlags.command(JavaFlags.GAME));
        command.addAll(StartCache.options(layout.target("demo-game")));
        command.addAll(List.of("-jar", layout.demoGameJar().toString()));
        return new Image(command, Map.of("DATA_DIR", "/data"));
    }

    private static Image configFiles(StackLayout layout) {
        List<String> command = new ArrayList<>(JavaFlags.command(JavaFlags.GAME));
        command.addAll(List.of("-jar", layout.configFilesJar().toString()));
        return new Image(command, Map.of());
    }

    /** The entry point of the image, which is the same wherever it runs; nobody but this machine is let in. */
    private static Image openTtd(StackLayout layout, Path game) {
        return new Image(
                List.of("sh", layout.openTtdScript().toString()),
                Map.of("DATA_DIR", "/data", "SERVER_BIND", "127.0.0.1", "OPENTTD", game.toString()));
    }
}
