/**
 * What services tell each other over Kafka: one record per event type, and the topic it travels on.
 *
 * <p>Records only ever grow: a field is added with a meaning for its absence, none is renamed or removed.
 */
@NullMarked
package io.pteronimbus.events;

import org.jspecify.annotations.NullMarked;
