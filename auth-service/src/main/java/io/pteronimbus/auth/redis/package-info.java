/** Steps in Redis that hold together: each a script. */
@NullMarked
package io.pteronimbus.auth.redis;

import org.jspecify.annotations.NullMarked;
