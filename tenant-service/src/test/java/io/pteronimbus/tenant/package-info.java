/** Tests of tenant-service as a whole. */
@NullMarked
package io.pteronimbus.tenant;

import org.jspecify.annotations.NullMarked;
