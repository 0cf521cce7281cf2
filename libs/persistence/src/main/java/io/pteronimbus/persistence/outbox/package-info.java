/** Events leave with the transaction that caused them, in order, and are taken once where they arrive. */
@NullMarked
package io.pteronimbus.persistence.outbox;

import org.jspecify.annotations.NullMarked;
