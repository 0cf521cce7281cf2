package io.pteronimbus.gameserver.link;

import io.pteronimbus.gameserver.template.ReportedTemplate.Named;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which external templates one connection named, and which of them are still to be asked for: one after the other, since each may be
 * large. Used by one message at a time.
 */
final class TemplateAsks {
    private final Set<String> named = new HashSet<>();
    private final LinkedHashMap<String, Named> waiting = new LinkedHashMap<>();
    /** By uid the hash of what cannot be: it is not asked for again. */
    private final Map<String, String> refused = new HashMap<>();

    private boolean betweenParts;
    private @Nullable Named asked;

    /** A part of a list has come. With a new list what was asked for before counts no more. */
    void part(boolean more) {
        if (!betweenParts) {
            named.clear();
            waiting.clear();
            asked = null;
        }
        betweenParts = more;
    }

    void name(String resourceUid) {
        named.add(resourceUid);
    }

    /** What all parts of the list named. */
    Set<String> allNamed() {
        return Set.copyOf(named);
    }

    boolean isRefused(Named template) {
        return template.hash().equals(refused.get(template.resourceUid()));
    }

    void refuse(Named template) {
        refused.put(template.resourceUid(), template.hash());
    }

    void want(Named template) {
        waiting.put(template.resourceUid(), template);
    }

    /** There is an answer about that one. */
    void answered(String resourceUid) {
        if (asked != null && asked.resourceUid().equals(resourceUid)) {
            asked = null;
        }
    }

    /** It is there no more. */
    void gone(String resourceUid) {
        named.remove(resourceUid);
        waiting.remove(resourceUid);
        refused.remove(resourceUid);
        answered(resourceUid);
    }

    /** The one to be asked for now, if none is under way. */
    Optional<Named> next() {
        if (asked != null || waiting.isEmpty()) {
            return Optional.empty();
        }
        var first = waiting.pollFirstEntry().getValue();
        asked = first;
        return Optional.of(first);
    }
}
