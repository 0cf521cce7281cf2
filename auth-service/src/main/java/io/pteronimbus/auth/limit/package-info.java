/** How often something may be tried: token buckets in Redis, for each account and each address. */
@NullMarked
package io.pteronimbus.auth.limit;

import org.jspecify.annotations.NullMarked;
