package io.pteronimbus.configfiles;

/**
 * Which key is meant.
 *
 * @param section empty above all sections
 */
record IniName(String section, String key) {

    static IniName of(String match) {
        var part = new StringBuilder();
        String section = null;
        var depth = 0;
        for (var i = 0; i < match.length(); i++) {
            var c = match.charAt(i);
            if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth--;
            } else if (c == '.' && depth <= 0 && section == null) {
                section = part.toString();
                part.setLength(0);
            } else {
                part.append(c);
            }
        }
        return new IniName(section == null ? "" : section, part.toString());
    }
}
