package io.pteronimbus.controller.gameserver;

import io.javaoperatorsdk.operator.processing.retry.GenericRetry;

/** Again after 0.2 s, then ever slower up to every 30 s, without end: what is wanted stays wanted. */
public class GameServerRetry extends GenericRetry {
    private static final int INITIAL_MILLIS = 200;
    private static final int MAX_MILLIS = 30_000;
    private static final double MULTIPLIER = 2;
    private static final int WITHOUT_END = -1;

    public GameServerRetry() {
        setInitialInterval(INITIAL_MILLIS);
        setMaxInterval(MAX_MILLIS);
        setIntervalMultiplier(MULTIPLIER);
        setMaxAttempts(WITHOUT_END);
    }
}
