package io.pteronimbus.auth.discord;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A guild somebody is in, as Discord tells them.
 *
 * @param icon hash of its picture; null when it has none
 * @param owner whether it is theirs
 * @param permissions what they may do there, a set of bits in decimal
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record Guild(String id, String name, @Nullable String icon, boolean owner, String permissions) {
    private static final int LONGEST_NAME = 100;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,40}");
    private static final Pattern HASH = Pattern.compile("[A-Za-z0-9_]{1,64}");

    Guild {
        if (!isNumber(id) || !isNumber(permissions) || name == null) {
            throw new IllegalArgumentException("not a guild");
        }
        name = name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
        // ends up in the address of a picture
        icon = icon != null && HASH.matcher(icon).matches() ? icon : null;
    }

    private static boolean isNumber(@Nullable String text) {
        return text != null && NUMBER.matcher(text).matches();
    }
}
