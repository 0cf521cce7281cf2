package io.pteronimbus.auth.limit;

import java.time.Duration;

/**
 * A store of tries that fills up again by itself.
 *
 * @param key in Redis
 * @param burst tries in a full bucket
 * @param refill the time in which one try comes back
 */
record Bucket(String key, int burst, Duration refill) {}
