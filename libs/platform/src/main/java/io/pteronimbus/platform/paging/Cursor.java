package io.pteronimbus.platform.paging;

import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Turns the sort key a page ended at into an opaque word, and back. */
public final class Cursor {
    private static final int LONGEST = 512;

    private Cursor() {}

    public static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /** Throws 400 for what was never a cursor. */
    public static String decode(String cursor) {
        try {
            if (cursor.length() <= LONGEST) {
                return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            }
        } catch (IllegalArgumentException notBase64) {
            throw invalid();
        }
        throw invalid();
    }

    private static ProblemException invalid() {
        return ProblemException.invalid(new FieldError("cursor", "is not a cursor of this list"));
    }
}
