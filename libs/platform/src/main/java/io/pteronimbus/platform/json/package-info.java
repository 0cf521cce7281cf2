/** How JSON is read and written everywhere. */
@NullMarked
package io.pteronimbus.platform.json;

import org.jspecify.annotations.NullMarked;
