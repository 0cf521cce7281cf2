package io.pteronimbus.gameserver.search;

import java.util.Locale;

/** Words as people type them, made fit for SQL. */
public final class SearchText {
    private SearchText() {}

    /** A {@code like} pattern with {@code \} as its escape that finds the text anywhere, in lower case. */
    public static String like(String typed) {
        var escaped = clean(typed).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return "%" + escaped.toLowerCase(Locale.ROOT) + "%";
    }

    /** Without NUL, which PostgreSQL refuses in any text. */
    public static String clean(String text) {
        return text.replace("\0", "");
    }
}
