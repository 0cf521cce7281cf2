/** The built controller, as it is shipped, between a cluster, Kafka and a panel. */
@NullMarked
package io.pteronimbus.controller.whole;

import org.jspecify.annotations.NullMarked;
