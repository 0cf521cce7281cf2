package io.pteronimbus.auth.apikey;

import io.pteronimbus.auth.seal.Secrets;
import io.pteronimbus.platform.security.Sha256;

/**
 * The key as its owner gets it: {@code ptn_} and 43 random characters. It is told once; what is kept is its hash.
 *
 * @param prefix its first characters, which give nothing away
 * @param hash SHA-256 in hex
 */
record KeyText(String text, String prefix, String hash) {
    static final String MARK = "ptn_";
    private static final int PREFIX = 10;

    static KeyText random() {
        var text = MARK + Secrets.random();
        return new KeyText(text, text.substring(0, PREFIX), Sha256.hex(text));
    }

    @Override
    public String toString() {
        return "KeyText[" + prefix + "***]";
    }
}
