package io.pteronimbus.platform.paging;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which part of a list is wanted: at most 200 items, 50 unless told, after a cursor. */
public final class PageRequest {
    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(200)
    int limit = 50;

    @QueryParam("cursor")
    @Size(max = 512)
    @Nullable
    String cursor;

    @QueryParam("q")
    @Size(max = 100)
    @Nullable
    String query;

    public int limit() {
        return limit;
    }

    /** The sort key to start after. Throws 400 for what was never a cursor. */
    public Optional<String> after() {
        return Optional.ofNullable(cursor).map(Cursor::decode);
    }

    /** Words to look for in names, as typed. */
    public Optional<String> query() {
        return Optional.ofNullable(query).filter(text -> !text.isBlank());
    }
}
