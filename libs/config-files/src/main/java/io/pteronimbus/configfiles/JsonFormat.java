package io.pteronimbus.configfiles;

import java.util.List;

/** JSON, at the paths of {@link DocumentPath} and with the types of {@link ValueTypes}. */
final class JsonFormat implements Format {

    @Override
    public Edited edit(String text, List<Change> changes) throws ConfigFileException {
        var root = text.isBlank() ? Node.fresh(Node.Kind.OBJECT) : JsonReader.read(text);
        var set = 0;
        var missed = 0;
        for (var change : changes) {
            var places = NodeEdits.apply(change, root);
            set += places;
            missed += places == 0 ? 1 : 0;
        }
        if (!root.isNew()) {
            return new Edited(JsonPrinter.print(root, text), set, missed);
        }
        return new Edited(root.children().isEmpty() ? text : JsonPrinter.print(root), set, missed);
    }
}
