package io.pteronimbus.configfiles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Java's properties. A key that is there more than once is set everywhere; one that is not there is added at the end.
 * Values are written as Wings writes them, with what is not ASCII escaped, which is right in UTF-8 and in ISO 8859-1.
 */
final class PropertiesFormat implements Format {

    @Override
    public Edited edit(String text, List<Change> changes) throws ConfigFileException {
        var present = new HashMap<String, List<Property>>();
        changes.forEach(change -> present.put(change.match(), new ArrayList<>()));
        Property.allIn(text).forEach(property -> {
            var places = present.get(property.key());
            if (places != null) {
                places.add(property);
            }
        });
        var values = new HashMap<Property, String>();
        var added = new LinkedHashMap<String, String>();
        var set = 0;
        var missed = 0;
        for (var change : changes) {
            var places = present.getOrDefault(change.match(), List.of());
            var before = set;
            for (var property : places) {
                var value = change.over(values.getOrDefault(property, property.value()));
                value.ifPresent(it -> values.put(property, it));
                set += value.isPresent() ? 1 : 0;
            }
            if (places.isEmpty()) {
                var value = change.over(added.get(change.match()));
                value.ifPresent(it -> added.put(change.match(), it));
                set += value.isPresent() ? 1 : 0;
            }
            missed += before == set ? 1 : 0;
        }
        return new Edited(append(replace(text, values), added), set, missed);
    }

    private static String replace(String text, Map<Property, String> values) {
        var splices = new Splices();
        values.forEach((property, value) -> {
            if (!property.value().equals(value)) {
                var separator = property.isSeparated() ? "" : "=";
                splices.replace(property.valueStart(), property.valueEnd(), separator + PropertyEscapes.value(value));
            }
        });
        return splices.applyTo(text);
    }

    private static String append(String text, Map<String, String> added) {
        if (added.isEmpty()) {
            return text;
        }
        var ending = Lines.ending(text);
        var longer = new StringBuilder(Lines.ended(text, ending));
        added.forEach((key, value) -> longer.append(PropertyEscapes.key(key))
                .append('=')
                .append(PropertyEscapes.value(value))
                .append(ending));
        return longer.toString();
    }
}
