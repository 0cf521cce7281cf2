/** Tests. */
@NullMarked
package io.pteronimbus.tenant.tenant;

import org.jspecify.annotations.NullMarked;
