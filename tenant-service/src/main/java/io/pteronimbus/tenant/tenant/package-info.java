/** Tenants: making, finding, changing them, and the limits each has. */
@NullMarked
package io.pteronimbus.tenant.tenant;

import org.jspecify.annotations.NullMarked;
