package io.pteronimbus.configfiles;

import io.pteronimbus.configfiles.Node.Kind;
import java.util.List;

/**
 * YAML, at the paths of {@link DocumentPath} and with the types of {@link ValueTypes}. Of several documents in a file
 * the first is changed. What an alias stands for is not changed through it: the alias itself can be replaced.
 */
final class YamlFormat implements Format {

    @Override
    public Edited edit(String text, List<Change> changes) throws ConfigFileException {
        var root = YamlReader.read(text, Reach.of(changes));
        var empty = root.kind() == Kind.NULL && root.start() == root.end();
        var content = empty ? Node.fresh(Kind.OBJECT) : root;
        var set = 0;
        var missed = 0;
        for (var change : changes) {
            var places = NodeEdits.apply(change, content);
            set += places;
            missed += places == 0 ? 1 : 0;
        }
        if (!empty) {
            return new Edited(YamlPrinter.print(root, text), set, missed);
        }
        var written = content.children().isEmpty() ? text : YamlPrinter.printAt(root.start(), content, text);
        return new Edited(written, set, missed);
    }
}
