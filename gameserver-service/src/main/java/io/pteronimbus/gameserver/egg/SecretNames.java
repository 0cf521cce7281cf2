package io.pteronimbus.gameserver.egg;

import java.util.regex.Pattern;

/**
 * Tells by a variable's name that its value is a secret, since eggs do not say it. A password that players are given to join is none:
 * members want to look it up.
 */
final class SecretNames {
    private static final Pattern NAMES = Pattern.compile(
            "(?i).*(TOKEN|SECRET|API_?KEY|AUTH_?KEY|PRIVATE_?KEY|LICEN[CS]E_?KEY|GSLT|STEAM_ACC|CREDENTIAL"
                    + "|(ADMIN|RCON|ROOT|DB|DATABASE|SQL|STEAM|TELNET|OWNER|FTP|WEB)[A-Z_]*PASS).*");

    private SecretNames() {}

    static boolean matches(String key) {
        return NAMES.matcher(key).matches();
    }
}
