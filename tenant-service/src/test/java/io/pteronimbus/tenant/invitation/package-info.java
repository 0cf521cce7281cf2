/** Tests. */
@NullMarked
package io.pteronimbus.tenant.invitation;

import org.jspecify.annotations.NullMarked;
