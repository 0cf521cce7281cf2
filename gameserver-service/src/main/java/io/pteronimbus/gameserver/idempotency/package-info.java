/** Requests that may be sent again without being done again. */
@NullMarked
package io.pteronimbus.gameserver.idempotency;

import org.jspecify.annotations.NullMarked;
