/** The audit log: taken from Kafka, kept for good, read a page at a time. */
@NullMarked
package io.pteronimbus.notification.audit;

import org.jspecify.annotations.NullMarked;
