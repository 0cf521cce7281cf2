package io.pteronimbus.configfiles;

/** How keys and values of properties are written. */
final class PropertyEscapes {
    private PropertyEscapes() {}

    static String key(String key) {
        return encode(key, " :=#!");
    }

    static String value(String value) {
        var escaped = encode(value, "");
        return escaped.startsWith(" ") ? "\\" + escaped : escaped;
    }

    private static String encode(String text, String special) {
        var encoded = new StringBuilder(text.length() + 8);
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '\\' -> encoded.append("\\\\");
                case '\n' -> encoded.append("\\n");
                case '\r' -> encoded.append("\\r");
                case '\t' -> encoded.append("\\t");
                case '\f' -> encoded.append("\\f");
                default -> {
                    if (c < ' ' || c > '~') {
                        encoded.append("\\u").append("%04x".formatted((int) c));
                    } else {
                        encoded.append(special.indexOf(c) >= 0 ? "\\" : "").append(c);
                    }
                }
            }
        }
        return encoded.toString();
    }

    /** What is written, without escapes and line ends that are escaped; a broken {@code \}{@code u} stands for itself. */
    static String decode(String raw) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        var decoded = new StringBuilder(raw.length());
        for (var i = 0; i < raw.length(); i++) {
            var c = raw.charAt(i);
            if (c != '\\' || i + 1 == raw.length()) {
                decoded.append(c == '\\' ? "" : c);
                continue;
            }
            i++;
            switch (raw.charAt(i)) {
                case 'n' -> decoded.append('\n');
                case 'r' -> decoded.append('\r');
                case 't' -> decoded.append('\t');
                case 'f' -> decoded.append('\f');
                case '\r', '\n' -> i = nextLine(raw, i);
                case 'u' -> {
                    var code = hex(raw, i + 1);
                    decoded.append(code < 0 ? 'u' : (char) code);
                    i += code < 0 ? 0 : 4;
                }
                default -> decoded.append(raw.charAt(i));
            }
        }
        return decoded.toString();
    }

    /** The last character before what is on the next line. */
    private static int nextLine(String raw, int lineEnd) {
        var at = raw.startsWith("\r\n", lineEnd) ? lineEnd + 1 : lineEnd;
        while (at + 1 < raw.length() && " \t\f".indexOf(raw.charAt(at + 1)) >= 0) {
            at++;
        }
        return at;
    }

    private static int hex(String raw, int at) {
        var code = 0;
        for (var i = at; i < at + 4; i++) {
            var digit = i < raw.length() ? Character.digit(raw.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }
}
