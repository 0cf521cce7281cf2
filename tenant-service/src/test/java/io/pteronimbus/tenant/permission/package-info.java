/** Tests. */
@NullMarked
package io.pteronimbus.tenant.permission;

import org.jspecify.annotations.NullMarked;
