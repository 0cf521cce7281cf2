/** Creating requests that are sent twice, and take effect once. */
@NullMarked
package io.pteronimbus.tenant.idempotency;

import org.jspecify.annotations.NullMarked;
