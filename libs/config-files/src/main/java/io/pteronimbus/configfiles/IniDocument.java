package io.pteronimbus.configfiles;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A text of sections and keys, and what is to be different in it. */
final class IniDocument {
    private static final String TOP = "";

    private final String text;
    private final String ending;
    private final Map<IniName, List<IniEntry>> entries = new HashMap<>();
    private final Map<String, Section> sections = new LinkedHashMap<>();
    private boolean spaced = true;

    IniDocument(String text) throws ConfigFileException {
        this.text = text;
        this.ending = Lines.ending(text);
        var current = TOP;
        sections.put(TOP, new Section(0));
        for (var line : Lines.of(text)) {
            var content = line.in(text).strip();
            if (content.startsWith("[") && content.indexOf(']') > 0) {
                current = content.substring(1, content.lastIndexOf(']')).strip();
                sections.computeIfAbsent(current, _ -> new Section(line.next()));
            } else if (!content.isEmpty() && !content.startsWith(";") && !content.startsWith("#")) {
                read(line, current);
            }
        }
    }

    private void read(Lines.Line line, String section) {
        var delimiter = line.start();
        while (delimiter < line.end() && text.charAt(delimiter) != '=' && text.charAt(delimiter) != ':') {
            delimiter++;
        }
        if (delimiter == line.end()) {
            return;
        }
        var entry = IniEntry.on(line, delimiter, text);
        var key = text.substring(line.start(), delimiter).strip();
        entries.computeIfAbsent(new IniName(section, key), _ -> new ArrayList<>(1))
                .add(entry);
        Objects.requireNonNull(sections.get(section)).end = line.next();
        spaced = delimiter > line.start() && text.charAt(delimiter - 1) == ' ';
    }

    List<IniEntry> entries(IniName name) {
        return entries.getOrDefault(name, List.of());
    }

    void add(IniName name, String value) {
        var entry = IniEntry.added(value);
        entries.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(entry);
        sections.computeIfAbsent(name.section(), _ -> new Section(Section.NEW))
                .added
                .put(name.key(), entry);
    }

    String print() {
        var splices = new Splices();
        entries.values().forEach(same -> same.forEach(entry -> entry.print(splices, ending)));
        var appended = new StringBuilder();
        sections.forEach((name, section) -> {
            var lines = lines(section);
            if (section.end == Section.NEW) {
                appended.append(text.isEmpty() && appended.isEmpty() ? "" : ending);
                appended.append('[').append(name).append(']').append(ending).append(lines);
            } else if (!lines.isEmpty()) {
                var unended = section.end > 0 && text.charAt(section.end - 1) != '\n';
                splices.insert(section.end, unended ? ending + lines : lines);
            }
        });
        var printed = splices.applyTo(text);
        return appended.isEmpty() ? printed : Lines.ended(printed, ending) + appended;
    }

    private String lines(Section section) {
        var lines = new StringBuilder();
        section.added.forEach((key, entry) -> lines.append(key)
                .append(spaced ? " = " : "=")
                .append(entry.value())
                .append(ending));
        return lines.toString();
    }

    /** Where a section's next key goes. */
    private static final class Section {
        private static final int NEW = -1;

        private final Map<String, IniEntry> added = new LinkedHashMap<>();
        private int end;

        private Section(int end) {
            this.end = end;
        }
    }
}
