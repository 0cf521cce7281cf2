package io.pteronimbus.auth.totp;

import io.pteronimbus.auth.seal.Seal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Codes that stand in for a lost authenticator app, each good once. Short enough to be written down, so they are kept under a
 * keyed hash: who has just the database cannot find them by trying.
 */
@ApplicationScoped
class RecoveryCodes {
    static final int COUNT = 10;

    /** Without those that look alike. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int HALF = 5;

    private final SecureRandom random = new SecureRandom();
    private final List<SecretKey> keys;
    private final EntityManager database;

    RecoveryCodes(Seal seal, EntityManager database) {
        this.keys = seal.derive("recovery-code");
        this.database = database;
    }

    /** New codes, such as {@code abcde-fghjk}; the old ones are good no more. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<String> replace(UUID accountId) {
        deleteAll(accountId);
        var codes = Stream.generate(this::code).distinct().limit(COUNT).toList();
        for (var code : codes) {
            database.createNativeQuery("insert into recovery_code (account_id, hash) values (:account, :hash)")
                    .setParameter("account", accountId)
                    .setParameter("hash", hash(keys.getFirst(), accountId, code))
                    .executeUpdate();
        }
        return codes;
    }

    /** Uses a code up, typed with or without its dash. False when it is none. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean use(UUID accountId, String typed) {
        var letters = typed.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        if (letters.length() != 2 * HALF) {
            return false;
        }
        var code = letters.substring(0, HALF) + "-" + letters.substring(HALF);
        return keys.stream()
                .anyMatch(key -> database.createNativeQuery(
                                        "delete from recovery_code where account_id = :account and hash = :hash")
                                .setParameter("account", accountId)
                                .setParameter("hash", hash(key, accountId, code))
                                .executeUpdate()
                        == 1);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void deleteAll(UUID accountId) {
        database.createNativeQuery("delete from recovery_code where account_id = :account")
                .setParameter("account", accountId)
                .executeUpdate();
    }

    /** How many are left. */
    int count(UUID accountId) {
        return ((Number) database.createNativeQuery("select count(*) from recovery_code where account_id = :account")
                        .setParameter("account", accountId)
                        .getSingleResult())
                .intValue();
    }

    private String code() {
        var code = new StringBuilder();
        for (var i = 0; i < 2 * HALF; i++) {
            code.append(i == HALF ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    private static String hash(SecretKey key, UUID accountId, String code) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal((accountId + ":" + code).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
