/** PostgreSQL, Redis and Kafka as processes on loopback, each with its data in a directory of its own. */
@NullMarked
package io.pteronimbus.launcher.infra;

import org.jspecify.annotations.NullMarked;
