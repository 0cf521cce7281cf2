package io.pteronimbus.gameserver.server;

import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.FieldErrorCode;
import io.pteronimbus.platform.problem.ProblemException;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Words that people sort a tenant's servers by, in the order they gave them. They are the panel's own: no cluster hears of them.
 *
 * @param names as people see them
 * @param keys as they are compared, one for each: as with names of servers, case makes no difference
 */
@Embeddable
record ServerTags(
        @Column(name = "tags") @JdbcTypeCode(SqlTypes.ARRAY) List<String> names,

        @Column(name = "tag_keys") @JdbcTypeCode(SqlTypes.ARRAY)
        List<String> keys) {

    /** Of one server. */
    static final int MOST = 10;

    /** In characters as Unicode counts them. */
    static final int LONGEST = 24;

    static final ServerTags NONE = new ServerTags(List.of(), List.of());

    /** Letters with their marks and digits of any language. */
    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{M}\\p{N} _.-]+");

    ServerTags {
        names = List.copyOf(names);
        keys = List.copyOf(keys);
    }

    /**
     * Of what is the same but for its case, the first stays. Throws 400 for more than {@link #MOST}, and for each that is no tag.
     *
     * @param field where they were given
     */
    static ServerTags of(String field, List<@Nullable String> typed) {
        if (typed.size() > MOST) {
            throw ProblemException.invalid(
                    new FieldError(field, FieldErrorCode.TOO_MANY, "must be at most " + MOST, Map.of("max", MOST)));
        }
        var byKey = new LinkedHashMap<String, String>();
        var errors = new ArrayList<FieldError>();
        for (var i = 0; i < typed.size(); i++) {
            var text = typed.get(i);
            var tag = text == null ? "" : Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
            error(field + "[" + i + "]", tag).ifPresent(errors::add);
            byKey.putIfAbsent(ServerName.of(tag).key(), tag);
        }
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors.toArray(FieldError[]::new));
        }
        return new ServerTags(List.copyOf(byKey.values()), List.copyOf(byKey.keySet()));
    }

    private static Optional<FieldError> error(String field, String tag) {
        if (tag.isEmpty()) {
            return Optional.of(new FieldError(field, FieldErrorCode.REQUIRED, "must not be blank"));
        }
        if (tag.codePointCount(0, tag.length()) > LONGEST) {
            return Optional.of(new FieldError(
                    field,
                    FieldErrorCode.TOO_LONG,
                    "must have at most " + LONGEST + " characters",
                    Map.of("max", LONGEST)));
        }
        return FORM.matcher(tag).matches()
                ? Optional.empty()
                : Optional.of(new FieldError(
                        field, "must be of letters, digits, spaces, hyphens, underscores and full stops"));
    }
}
