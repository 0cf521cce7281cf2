package io.pteronimbus.configfiles;

import java.util.List;
import java.util.Optional;

/**
 * Keys in sections, named as Wings has it: {@code section.key}, or {@code key} above all sections. Only the first dot
 * parts; brackets hold a name with dots together and are not part of it: {@code [a.b].key}, {@code section.[a.b]}.
 *
 * <p>A key that is there more than once, also in sections that are, is set everywhere; one that is not there is added
 * behind the last one of its section, which is made when it is not there. Values are written as they are given, without
 * quotes of ours. A comment behind a value that is set goes to a line of its own above: not every game would know where
 * the value ends.
 */
final class IniFormat implements Format {

    @Override
    public Edited edit(String text, List<Change> changes) throws ConfigFileException {
        var document = new IniDocument(text);
        var set = 0;
        var missed = 0;
        for (var change : changes) {
            var places = apply(change, document);
            set += places;
            missed += places == 0 ? 1 : 0;
        }
        return new Edited(document.print(), set, missed);
    }

    private static int apply(Change change, IniDocument document) throws ConfigFileException {
        var name = IniName.of(change.match());
        var entries = document.entries(name);
        if (entries.isEmpty()) {
            var value = change.over(null);
            if (value.isPresent()) {
                document.add(name, onOneLine(value.get()));
            }
            return value.isPresent() ? 1 : 0;
        }
        var set = 0;
        for (var entry : entries) {
            var value = replacement(change, entry);
            if (value.isPresent()) {
                entry.set(onOneLine(value.get()));
                set++;
            }
        }
        return set;
    }

    /** A condition holds for what is within quotes or with them. */
    private static Optional<String> replacement(Change change, IniEntry entry) {
        if (!change.isConditional()) {
            return change.over(null);
        }
        var bare = change.over(entry.bareValue());
        return bare.isPresent() ? bare : change.over(entry.value());
    }

    private static String onOneLine(String value) throws ConfigFileException {
        if (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0) {
            throw new ConfigFileException("a value has more than one line, which INI cannot hold");
        }
        return value.strip();
    }
}
