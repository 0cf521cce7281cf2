package io.pteronimbus.localcluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file that tells kubectl and other clients where the cluster is. */
final class Kubeconfig {

    private static final String NAME = "pteronimbus-local";

    private Kubeconfig() {}

    static String of(String baseUrl) {
        return """
                apiVersion: v1
                kind: Config
                clusters:
                - name: %1$s
                  cluster:
                    server: %2$s
                users:
                - name: %1$s
                  user: {}
                contexts:
                - name: %1$s
                  context:
                    cluster: %1$s
                    user: %1$s
                current-context: %1$s
                """.formatted(NAME, baseUrl);
    }

    /** Replaces the file in one step, so that a reader never sees half of it. */
    static void write(Path file, String baseUrl) throws IOException {
        Path target = file.toAbsolutePath();
        Files.createDirectories(target.getParent());
        Path fresh = Files.createTempFile(target.getParent(), "kubeconfig", ".new");
        Files.writeString(fresh, of(baseUrl));
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
