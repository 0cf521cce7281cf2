package io.pteronimbus.platform.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param nextCursor where to go on, null at the end
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    public static <T> Page<T> all(List<T> items) {
        return new Page<>(items, null);
    }

    /**
     * The page out of one row more than was asked for: that row says that there is more, and is left out.
     *
     * @param key of an item: the sort key the next page starts after
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, String> key) {
        return rows.size() <= limit
                ? all(rows)
                : new Page<>(List.copyOf(rows.subList(0, limit)), Cursor.encode(key.apply(rows.get(limit - 1))));
    }

    public <R> Page<R> map(Function<T, R> view) {
        return new Page<>(items.stream().map(view).toList(), nextCursor);
    }
}
