/** Tests. */
@NullMarked
package io.pteronimbus.tenant.quota;

import org.jspecify.annotations.NullMarked;
