/** Real PostgreSQL, Redis and Kafka for tests. */
@NullMarked
package io.pteronimbus.test.infrastructure;

import org.jspecify.annotations.NullMarked;
