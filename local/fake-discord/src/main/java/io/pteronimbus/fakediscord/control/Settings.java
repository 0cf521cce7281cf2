package io.pteronimbus.fakediscord.control;

import java.time.Duration;

/** What can be set while it runs, and is not kept. */
public final class Settings {

    /** Seven days, as Discord has it. */
    private static final Duration TOKEN_LIFE = Duration.ofSeconds(604_800);

    private Duration tokenLife = TOKEN_LIFE;

    /** How long an access token issued now is good for. */
    public Duration tokenLife() {
        return tokenLife;
    }

    void tokenLife(Duration life) {
        tokenLife = life;
    }

    void reset() {
        tokenLife = TOKEN_LIFE;
    }
}
