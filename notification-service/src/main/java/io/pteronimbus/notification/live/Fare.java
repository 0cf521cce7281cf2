package io.pteronimbus.notification.live;

/**
 * How a server fares, as it is told; written once for all who are told the same.
 *
 * @param players JSON object for who may read the server
 * @param measured the same with what the server uses, for who may read that too
 */
record Fare(String players, String measured) {}
