package io.pteronimbus.launcher.infra;

import io.pteronimbus.launcher.process.Directories;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import redis.embedded.core.ExecutableProvider;

/**
 * The programs that come inside jars, unpacked once per version and shared by every stack and test of this user.
 *
 * <p>They are unpacked beside their place and moved there whole, so that several processes may do it at once.
 */
final class BinaryCache {
    /** Raise with the versions of the binaries in the module's POM. */
    private static final String POSTGRES = "postgres-18.6.0-";

    private static final String REDIS = "redis-1.4.4-";

    private final Path directory;
    private final Platform platform;

    BinaryCache(Path directory, Platform platform) {
        this.directory = directory;
        this.platform = platform;
    }

    /** The cache in {@code XDG_CACHE_HOME}, else in the home directory. */
    static BinaryCache ofUser(Map<String, String> environment) {
        Path caches = Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
        return new BinaryCache(caches.resolve("pteronimbus"), Platform.current());
    }

    /** The directory whose {@code bin} has {@code postgres} and {@code initdb}. */
    Path postgres() throws IOException {
        Path home = directory.resolve(POSTGRES + platform.label());
        if (Files.notExists(home)) {
            Files.createDirectories(directory);
            Path unpacked = Files.createTempDirectory(directory, "unpacking-");
            unpack(unpacked);
            settle(unpacked, home);
        }
        return home;
    }

    /** The {@code redis-server} program. */
    Path redis() throws IOException {
        Path home = directory.resolve(REDIS + platform.label());
        if (Files.notExists(home)) {
            Files.createDirectories(directory);
            Path unpacked = Files.createTempDirectory(directory, "unpacking-");
            Path program = ExecutableProvider.newJarResourceProvider(unpacked.toFile())
                    .get()
                    .toPath();
            Files.move(program, unpacked.resolve("redis-server"));
            settle(unpacked, home);
        }
        return home.resolve("redis-server");
    }

    private void unpack(Path target) throws IOException {
        try (InputStream resource = BinaryCache.class.getResourceAsStream("/" + platform.archive())) {
            if (resource == null) {
                throw new IOException("The PostgreSQL binaries " + platform.archive() + " are not on the class path");
            }
            try (TarArchiveInputStream archive = new TarArchiveInputStream(new XZCompressorInputStream(resource))) {
                for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                    unpack(archive, entry, target);
                }
            }
        }
    }

    private static void unpack(TarArchiveInputStream archive, TarArchiveEntry entry, Path target) throws IOException {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
            throw new IOException("The archive has an entry outside of itself: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
        } else {
            Files.createDirectories(file.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            } else {
                Files.copy(archive, file);
                boolean executable = (entry.getMode() & 0100) != 0;
                Files.setPosixFilePermissions(
                        file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    private static void settle(Path unpacked, Path home) throws IOException {
        Files.setPosixFilePermissions(unpacked, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Files.move(unpacked, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (Files.notExists(home)) {
                throw e;
            }
            // somebody else was faster
            Directories.delete(unpacked);
        }
    }
}
