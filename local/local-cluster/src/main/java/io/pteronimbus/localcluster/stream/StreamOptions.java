package io.pteronimbus.localcluster.stream;

import io.vertx.core.MultiMap;

/** Which channels a client wants. */
record StreamOptions(boolean stdin, boolean stdout, boolean stderr) {

    static StreamOptions of(MultiMap query) {
        return new StreamOptions(flag(query, "stdin"), flag(query, "stdout"), flag(query, "stderr"));
    }

    private static boolean flag(MultiMap query, String name) {
        String value = query.get(name);
        return "true".equals(value) || "1".equals(value);
    }
}
