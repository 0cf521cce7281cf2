/** Lists in pages, by opaque cursors. */
@NullMarked
package io.pteronimbus.platform.paging;

import org.jspecify.annotations.NullMarked;
