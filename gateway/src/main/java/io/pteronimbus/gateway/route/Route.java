package io.pteronimbus.gateway.route;

import java.util.List;

/**
 * A path pattern and where it leads.
 *
 * @param pattern segments after {@code /api/v1}: a word stands for itself, {@code *} for any one segment, {@code **} at the end for
 *     any number of them, none included
 */
public record Route(List<String> pattern, Upstream upstream, Entry entry) {
    private static final String ONE = "*";
    private static final String REST = "**";

    static Route to(Upstream upstream, Entry entry, String pattern) {
        return new Route(List.of(pattern.split("/")), upstream, entry);
    }

    /** The pattern as it stands in the table: name of the route in metrics. */
    public String name() {
        return String.join("/", pattern);
    }

    boolean matches(List<String> segments) {
        var open = pattern.getLast().equals(REST);
        var fixed = open ? pattern.size() - 1 : pattern.size();
        if (open ? segments.size() < fixed : segments.size() != fixed) {
            return false;
        }
        for (int i = 0; i < fixed; i++) {
            if (!pattern.get(i).equals(ONE) && !pattern.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }
}
