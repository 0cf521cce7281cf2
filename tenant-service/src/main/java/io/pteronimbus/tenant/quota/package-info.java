/** How much a tenant may use. */
@NullMarked
package io.pteronimbus.tenant.quota;

import org.jspecify.annotations.NullMarked;
