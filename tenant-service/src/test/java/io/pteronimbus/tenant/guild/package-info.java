/** Tests. */
@NullMarked
package io.pteronimbus.tenant.guild;

import org.jspecify.annotations.NullMarked;
