package io.pteronimbus.fakediscord.http;

import java.util.regex.Pattern;

/** The part of a path that Discord's documentation speaks of: without {@code /api} and its version. */
final class ApiPath {

    private static final Pattern PREFIX = Pattern.compile("^/api(/v[0-9]{1,3})?(?=/|$)");

    private ApiPath() {}

    static String of(String path) {
        return PREFIX.matcher(path).replaceFirst("");
    }
}
