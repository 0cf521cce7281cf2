package io.pteronimbus.configfiles;

import java.util.Map;

/** Characters XML cannot hold as they are. */
final class XmlEscapes {
    private static final Map<String, String> ENTITIES =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'");

    private XmlEscapes() {}

    /** @param asciiOnly for files in an encoding that is not Unicode's */
    static String text(String value, boolean asciiOnly) throws ConfigFileException {
        var encoded = new StringBuilder(value.length() + 8);
        for (var c : value.codePoints().toArray()) {
            switch (c) {
                case '&' -> encoded.append("&amp;");
                case '<' -> encoded.append("&lt;");
                case '>' -> encoded.append("&gt;");
                case '\r' -> encoded.append("&#13;");
                default -> {
                    if (!isAllowed(c)) {
                        throw new ConfigFileException("a value has a character that XML cannot hold");
                    }
                    if (asciiOnly && c > '~') {
                        encoded.append("&#").append(c).append(';');
                    } else {
                        encoded.appendCodePoint(c);
                    }
                }
            }
        }
        return encoded.toString();
    }

    /** For either kind of quotes. */
    static String attribute(String value, boolean asciiOnly) throws ConfigFileException {
        return text(value, asciiOnly)
                .replace("\"", "&quot;")
                .replace("'", "&apos;")
                .replace("\n", "&#10;")
                .replace("\t", "&#9;");
    }

    /** What it knows is decoded, all else stays as it is written. */
    static String decode(String raw) {
        if (raw.indexOf('&') < 0) {
            return raw;
        }
        var decoded = new StringBuilder(raw.length());
        var at = 0;
        for (var amp = raw.indexOf('&'); amp >= 0; amp = raw.indexOf('&', at)) {
            var end = raw.indexOf(';', amp);
            var meaning = end < 0 || end - amp > 10 ? "" : meaning(raw.substring(amp + 1, end));
            decoded.append(raw, at, amp).append(meaning.isEmpty() ? "&" : meaning);
            at = meaning.isEmpty() ? amp + 1 : end + 1;
        }
        return decoded.append(raw, at, raw.length()).toString();
    }

    private static String meaning(String entity) {
        if (entity.matches("#\\d{1,7}")) {
            return character(Integer.parseInt(entity.substring(1)));
        }
        if (entity.matches("#x[0-9A-Fa-f]{1,6}")) {
            return character(Integer.parseInt(entity.substring(2), 16));
        }
        return ENTITIES.getOrDefault(entity, "");
    }

    private static String character(int code) {
        return isAllowed(code) ? Character.toString(code) : "";
    }

    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= ' ' && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000 && c <= 0x10FFFF;
    }
}
