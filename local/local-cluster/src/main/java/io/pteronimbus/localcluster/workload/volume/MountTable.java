package io.pteronimbus.localcluster.workload.volume;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a container's mounts are on this machine. A process has no mounts, so every path of one is rewritten wherever the container
 * is told about it: a mount path stands alone or begins a longer path, and is not itself the middle or the end of another
 * ({@code --dir=/data/world} and {@code "cd /data && ./run"} are meant, {@code /var/data}, {@code ./data}, {@code /database}
 * and {@code http://host/data} are not).
 */
public final class MountTable {

    private static final String PATH_CHARACTER = "[A-Za-z0-9_.~/})\\-]";

    /**
     * @param mountPath absolute path inside the container
     * @param target    the directory or file on this machine
     */
    public record Mount(String mountPath, Path target) {}

    private final Map<String, String> targets = new HashMap<>();
    private final @Nullable Pattern pattern;

    public MountTable(List<Mount> mounts) {
        for (Mount mount : mounts) {
            targets.put(
                    withoutSlash(mount.mountPath()),
                    mount.target().toAbsolutePath().toString());
        }
        targets.remove("");
        this.pattern = targets.isEmpty() ? null : compile();
    }

    public String rewrite(String text) {
        if (pattern == null) {
            return text;
        }
        return pattern.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(targets.getOrDefault(match.group(), match.group())));
    }

    public List<String> rewrite(List<String> texts) {
        return texts.stream().map(this::rewrite).toList();
    }

    /** Whether the path is a mount or lies below one. */
    public boolean covers(Path path) {
        return targets.values().stream().anyMatch(path::startsWith);
    }

    public Optional<Path> target(String mountPath) {
        return Optional.ofNullable(targets.get(withoutSlash(mountPath))).map(Path::of);
    }

    private Pattern compile() {
        String alternatives = targets.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile("(?<!" + PATH_CHARACTER + ")(?:" + alternatives + ")(?![A-Za-z0-9_.~\\-])");
    }

    private static String withoutSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
