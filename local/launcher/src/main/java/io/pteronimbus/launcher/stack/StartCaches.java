package io.pteronimbus.launcher.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The JVM's ahead-of-time caches: what a program loads and links at its start, written down in a rehearsal. A JVM ignores
 * a cache that is missing or does not fit its program any more, so that none is ever needed.
 *
 * @param rehearsing whether caches are to be written rather than used
 */
record StartCaches(boolean rehearsing) {
    static final StartCaches USED = new StartCaches(false);
    static final StartCaches WRITTEN = new StartCaches(true);

    /** JVM options for the program whose cache lies in this directory of build results. */
    List<String> options(Path target) {
        if (rehearsing) {
            return List.of("-XX:AOTCacheOutput=" + next(target));
        }
        return Files.exists(cache(target)) ? List.of("-XX:AOTCache=" + cache(target)) : List.of();
    }

    /** Puts what the rehearsal wrote in the place from which it is used; answers whether there was anything. */
    static boolean adopt(Path target) throws IOException {
        if (Files.notExists(next(target))) {
            return false;
        }
        Files.move(next(target), cache(target), StandardCopyOption.REPLACE_EXISTING);
        return true;
    }

    private static Path cache(Path target) {
        return target.resolve("start.aot");
    }

    private static Path next(Path target) {
        return target.resolve("next.aot");
    }
}
