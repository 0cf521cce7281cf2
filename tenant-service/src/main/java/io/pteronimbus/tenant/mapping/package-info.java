/** Which roles a role of Discord's brings. */
@NullMarked
package io.pteronimbus.tenant.mapping;

import org.jspecify.annotations.NullMarked;
