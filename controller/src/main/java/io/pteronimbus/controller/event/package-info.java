/** Publishes what the controller has to say on Kafka. */
@NullMarked
package io.pteronimbus.controller.event;

import org.jspecify.annotations.NullMarked;
