/** Tests. */
@NullMarked
package io.pteronimbus.tenant.role;

import org.jspecify.annotations.NullMarked;
