/** Tests of what a tenant's namespace holds. */
@NullMarked
package io.pteronimbus.controller.quota;

import org.jspecify.annotations.NullMarked;
