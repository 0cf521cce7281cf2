/** Short words between processes, by Redis. */
@NullMarked
package io.pteronimbus.platform.redis;

import org.jspecify.annotations.NullMarked;
