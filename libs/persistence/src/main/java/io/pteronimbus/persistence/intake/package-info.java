/** Taking events from Kafka: read with care, tried again while something is away, given up when they make no sense. */
@NullMarked
package io.pteronimbus.persistence.intake;

import org.jspecify.annotations.NullMarked;
