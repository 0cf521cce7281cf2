package io.pteronimbus.auth.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names a device so that its owner knows it again. A guess: user agents say what they like. */
final class Device {
    /** Order matters: Edge and Opera claim to be Chrome as well, and Chrome claims to be Safari. */
    private static final List<Mark> BROWSERS = List.of(
            new Mark("Edg", "Edge"),
            new Mark("OPR/", "Opera"),
            new Mark("Firefox/", "Firefox"),
            new Mark("Chrome/", "Chrome"),
            new Mark("Safari/", "Safari"),
            new Mark("curl/", "curl"));

    /** Order matters: Android claims to be Linux as well, and an iPhone to be like Mac OS X. */
    private static final List<Mark> SYSTEMS = List.of(
            new Mark("Android", "Android"),
            new Mark("iPhone", "iPhone"),
            new Mark("iPad", "iPad"),
            new Mark("Windows", "Windows"),
            new Mark("Mac OS X", "macOS"),
            new Mark("Linux", "Linux"));

    private record Mark(String text, String name) {}

    private Device() {}

    static String of(@Nullable String userAgent) {
        if (userAgent == null) {
            return "Unknown device";
        }
        var browser = first(BROWSERS, userAgent);
        var system = first(SYSTEMS, userAgent);
        if (browser == null) {
            return system == null ? "API client" : system;
        }
        return system == null ? browser : browser + " on " + system;
    }

    private static @Nullable String first(List<Mark> marks, String userAgent) {
        return marks.stream()
                .filter(mark -> userAgent.contains(mark.text()))
                .map(Mark::name)
                .findFirst()
                .orElse(null);
    }
}
