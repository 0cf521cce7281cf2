package io.pteronimbus.configfiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which elements are meant: names from the root on between dots, {@code *} for any, and behind a name
 * {@code [@attribute='value']} or {@code [n]}, counted from 1. A name without a prefix is found with any.
 */
final class XmlPath {
    private static final Pattern DOT = Pattern.compile("\\.(?![^\\[]*])");
    private static final Pattern STEP =
            Pattern.compile("([^\\[\\]]+)(?:\\[(?:@([\\w:.-]+)=(['\"])(.*)\\3|(\\d{1,6}))])?");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{Nd}_.:-]*");

    private XmlPath() {}

    /** Empty when it is no path. */
    static Optional<List<Step>> of(String match) {
        var steps = new ArrayList<Step>();
        for (var part : DOT.split(match, -1)) {
            var step = STEP.matcher(part);
            if (!step.matches() || steps.size() == Limits.NESTING) {
                return Optional.empty();
            }
            var place = step.group(5) == null ? 0 : Integer.parseInt(step.group(5));
            steps.add(new Step(step.group(1), step.group(2), step.group(4), place));
        }
        return Optional.of(steps);
    }

    /**
     * One element of the way.
     *
     * @param place 0 for all
     */
    record Step(
            String name,
            @Nullable String attribute,
            @Nullable String value,
            int place) {

        List<XmlElement> in(List<XmlElement> elements) {
            var found = elements.stream().filter(this::matches).toList();
            if (place == 0) {
                return found;
            }
            return place <= found.size() ? List.of(found.get(place - 1)) : List.of();
        }

        private boolean matches(XmlElement element) {
            var named = isAny()
                    || element.name().equals(name)
                    || name.indexOf(':') < 0 && element.name().endsWith(":" + name);
            return named && (attribute == null || value != null && value.equals(element.attribute(attribute)));
        }

        boolean isAny() {
            return name.equals("*");
        }

        /** Whether an element could be made that this step finds. */
        boolean isCreatable() {
            return place <= 1 && NAME.matcher(name).matches();
        }

        XmlElement create() {
            var created = XmlElement.fresh(name);
            if (attribute != null && value != null) {
                created.setAttribute(attribute, value);
            }
            return created;
        }
    }
}
