package io.pteronimbus.fakediscord.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Codes and tokens. */
public final class Grants {

    /** How long a code is good for. */
    public static final Duration CODE_LIFE = Duration.ofMinutes(10);

    private static final int MOST = 20_000;

    /** What an application gets. Only here the tokens are readable. */
    public record Issued(String accessToken, String refreshToken, TokenPair pair) {
        @Override
        public String toString() {
            return "Issued[" + pair + "]";
        }
    }

    private final Clock clock;
    private final Runnable changed;
    private final Map<Digest, AuthorizationCode> codes = new LinkedHashMap<>();
    private final Map<Digest, TokenPair> byAccess = new LinkedHashMap<>();
    private final Map<Digest, TokenPair> byRefresh = new LinkedHashMap<>();

    Grants(Clock clock, Runnable changed) {
        this.clock = clock;
        this.changed = changed;
    }

    List<AuthorizationCode> codes() {
        return List.copyOf(codes.values());
    }

    /** In the order of their making. */
    public List<TokenPair> tokens() {
        return List.copyOf(byAccess.values());
    }

    void restore(List<AuthorizationCode> keptCodes, List<TokenPair> keptTokens) {
        codes.clear();
        byAccess.clear();
        byRefresh.clear();
        keptCodes.forEach(code -> codes.put(code.code(), code));
        keptTokens.forEach(this::put);
    }

    /** Notes what a person consented to, and returns the code for it. */
    public String consent(
            Application application,
            Person person,
            String redirectUri,
            List<String> scopes,
            @Nullable String challenge,
            @Nullable Snowflake guildId) {
        Instant now = clock.instant();
        codes.values().removeIf(code -> !now.isBefore(code.expiresAt()));
        dropOldest(codes);
        String code = RandomSecret.next();
        Digest digest = Digest.of(code);
        codes.put(
                digest,
                new AuthorizationCode(
                        digest,
                        application.id(),
                        person.id(),
                        redirectUri,
                        scopes,
                        challenge,
                        guildId,
                        now.plus(CODE_LIFE),
                        false));
        changed.run();
        return code;
    }

    /** A code that has not expired; it may be used already. */
    public Optional<AuthorizationCode> code(String code) {
        return Optional.ofNullable(codes.get(Digest.of(code)))
                .filter(found -> clock.instant().isBefore(found.expiresAt()));
    }

    public Issued redeem(AuthorizationCode code, Duration life) {
        codes.put(code.code(), code.asUsed());
        return issue(code.applicationId(), code.personId(), code.scopes(), code.code(), life);
    }

    /** Ends what a code has brought, since whoever shows it again may have stolen it. */
    public void revokeOrigin(AuthorizationCode code) {
        removeIf(pair -> pair.origin().equals(code.code()));
    }

    public Optional<TokenPair> byAccess(String accessToken) {
        return Optional.ofNullable(byAccess.get(Digest.of(accessToken)))
                .filter(pair -> clock.instant().isBefore(pair.expiresAt()));
    }

    public Optional<TokenPair> byRefresh(String refreshToken) {
        return Optional.ofNullable(byRefresh.get(Digest.of(refreshToken)));
    }

    /** Either kind, also one whose time is over. */
    public Optional<TokenPair> byEither(String token) {
        Digest digest = Digest.of(token);
        return Optional.ofNullable(byAccess.get(digest)).or(() -> Optional.ofNullable(byRefresh.get(digest)));
    }

    /** Replaces both tokens. */
    public Issued rotate(TokenPair pair, Duration life) {
        remove(pair);
        return issue(pair.applicationId(), pair.personId(), pair.scopes(), pair.origin(), life);
    }

    /** Ends all that this person has granted to this application, with codes that were not used yet. */
    public void revoke(Snowflake application, Snowflake person) {
        codes.values()
                .removeIf(code -> code.applicationId().equals(application)
                        && code.personId().equals(person));
        removeIf(pair -> pair.isOf(application, person));
    }

    void forget(Snowflake personOrApplication) {
        codes.values()
                .removeIf(code -> code.applicationId().equals(personOrApplication)
                        || code.personId().equals(personOrApplication));
        removeIf(pair -> pair.applicationId().equals(personOrApplication)
                || pair.personId().equals(personOrApplication));
    }

    private Issued issue(Snowflake application, Snowflake person, List<String> scopes, Digest origin, Duration life) {
        while (byAccess.size() >= MOST) {
            remove(byAccess.values().iterator().next());
        }
        String access = RandomSecret.next();
        String refresh = RandomSecret.next();
        TokenPair pair = new TokenPair(
                Digest.of(access),
                Digest.of(refresh),
                application,
                person,
                scopes,
                origin,
                clock.instant().plus(life));
        put(pair);
        changed.run();
        return new Issued(access, refresh, pair);
    }

    private void put(TokenPair pair) {
        byAccess.put(pair.access(), pair);
        byRefresh.put(pair.refresh(), pair);
    }

    private void remove(TokenPair pair) {
        byAccess.remove(pair.access());
        byRefresh.remove(pair.refresh());
    }

    private void removeIf(Predicate<TokenPair> condition) {
        tokens().stream().filter(condition).forEach(this::remove);
        changed.run();
    }

    private static void dropOldest(Map<Digest, ?> map) {
        while (map.size() >= MOST) {
            map.remove(map.keySet().iterator().next());
        }
    }
}
