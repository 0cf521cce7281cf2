/** The tenant a piece of work belongs to, resolved once at the edge. */
@NullMarked
package io.pteronimbus.platform.tenancy;

import org.jspecify.annotations.NullMarked;
