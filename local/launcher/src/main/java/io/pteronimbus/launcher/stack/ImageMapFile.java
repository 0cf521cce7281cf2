package io.pteronimbus.launcher.stack;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells local-cluster which program stands for which container image; any other image it refuses. */
final class ImageMapFile {
    private ImageMapFile() {}

    private record Image(List<String> command, Map<String, String> env) {}

    private record Images(Map<String, Image> images) {}

    static void write(StackLayout layout) throws IOException {
        List<String> demo = new ArrayList<>(JavaFlags.command(JavaFlags.GAME));
        demo.addAll(StartCache.options(layout.target("demo-game")));
        demo.addAll(List.of("-jar", layout.demoGameJar().toString()));
        Images images = new Images(Map.of("pteronimbus/demo-game:1", new Image(demo, Map.of("DATA_DIR", "/data"))));
        PrivateFiles.write(layout.images(), new JsonMapper().writeValueAsBytes(images));
    }
}
