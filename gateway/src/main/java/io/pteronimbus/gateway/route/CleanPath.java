package io.pteronimbus.gateway.route;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path that every reader reads alike. Dot segments, empty segments, encoded slashes, dots and controls, backslashes and path
 * parameters have no use here but to be one path for the gateway and another for the service behind it: such a path is
 * refused, never repaired.
 *
 * @param text as sent, starts with a slash
 * @param segments between the slashes, still percent-encoded; empty for {@code /}
 */
public record CleanPath(String text, List<String> segments) {
    private static final int LONGEST = 2_048;
    private static final Pattern CLEAN =
            Pattern.compile("(?:/(?:[A-Za-z0-9._~!$&'()*+,=:@-]|%[2-9A-Fa-f][0-9A-Fa-f])+)+|/");
    private static final Pattern TWO_FACED = Pattern.compile("%(?:2[eEfF5]|5[cC]|7[fF]|3[bBfF]|23)");

    /** Empty when the path is not clean. */
    public static Optional<CleanPath> of(@Nullable String path) {
        if (path == null || path.length() > LONGEST || !CLEAN.matcher(path).matches()) {
            return Optional.empty();
        }
        var segments =
                path.equals("/") ? List.<String>of() : List.of(path.substring(1).split("/"));
        if (segments.contains(".")
                || segments.contains("..")
                || TWO_FACED.matcher(path).find()) {
            return Optional.empty();
        }
        return Optional.of(new CleanPath(path, segments));
    }

    /** Whether the first segment is this. */
    public boolean isUnder(String first) {
        return !segments.isEmpty() && segments.getFirst().equals(first);
    }
}
