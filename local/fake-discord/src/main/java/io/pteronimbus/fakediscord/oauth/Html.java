package io.pteronimbus.fakediscord.oauth;

/** Text into HTML. */
final class Html {

    private Html() {}

    /** For text and for attributes in double quotes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
