package io.pteronimbus.configfiles;

import io.pteronimbus.configfiles.XmlPath.Step;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * XML, at the paths of {@link XmlPath}: every element that is found gets the value as its text, or when the value is
 * {@code [name='text']}, that attribute. Elements on the way are made unless the path has a wildcard or the change asks
 * for a value to be there; the root is made only where there is none. An element with elements in it takes no text.
 */
final class XmlFormat implements Format {
    private static final Pattern ATTRIBUTE = Pattern.compile("\\[(\\w+)='(.*)']", Pattern.DOTALL);

    @Override
    public Edited edit(String text, List<Change> changes) throws ConfigFileException {
        var root = XmlReader.read(text);
        var set = 0;
        var missed = 0;
        for (var change : changes) {
            var steps = XmlPath.of(change.match()).orElse(List.of());
            if (root.isEmpty() && !change.isConditional() && isCreatable(steps)) {
                root = Optional.of(steps.getFirst().create());
            }
            var places = root.isEmpty() || steps.isEmpty() ? 0 : apply(change, steps, root.get());
            set += places;
            missed += places == 0 ? 1 : 0;
        }
        return new Edited(root.isEmpty() ? text : XmlPrinter.print(root.get(), text), set, missed);
    }

    private static int apply(Change change, List<Step> steps, XmlElement root) {
        var found = steps.getFirst().in(List.of(root));
        var mayCreate = !change.isConditional() && isCreatable(steps);
        for (var step : steps.subList(1, steps.size())) {
            var next = found.stream()
                    .flatMap(element -> step.in(element.children()).stream())
                    .toList();
            if (next.isEmpty() && mayCreate && !found.isEmpty()) {
                var created = step.create();
                found.getFirst().add(created);
                next = List.of(created);
            }
            found = next;
        }
        return found.stream().mapToInt(element -> set(change, element)).sum();
    }

    private static int set(Change change, XmlElement element) {
        var attribute = ATTRIBUTE.matcher(change.text());
        if (attribute.matches()) {
            var name = attribute.group(1);
            var value = change.withText(attribute.group(2)).over(element.attribute(name));
            value.ifPresent(it -> element.setAttribute(name, it));
            return value.isPresent() ? 1 : 0;
        }
        if (!element.children().isEmpty()) {
            return 0;
        }
        var value = change.over(element.text());
        value.ifPresent(element::setText);
        return value.isPresent() ? 1 : 0;
    }

    private static boolean isCreatable(List<Step> steps) {
        return !steps.isEmpty() && steps.stream().allMatch(Step::isCreatable);
    }
}
