/** Tests of the notification service with a real PostgreSQL, Redis and Kafka, and a small stand-in for tenant-service. */
@NullMarked
package io.pteronimbus.notification;

import org.jspecify.annotations.NullMarked;
