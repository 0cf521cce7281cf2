package io.pteronimbus.gameserver.server;

import java.text.Normalizer;
import java.util.Locale;

/**
 * A server's name.
 *
 * @param text as people see it, without blanks around it
 * @param key as it is compared and sorted: case and ways of writing the same letters make no difference
 */
record ServerName(String text, String key) {

    static ServerName of(String typed) {
        var text = typed.strip();
        return new ServerName(
                text, Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT));
    }
}
