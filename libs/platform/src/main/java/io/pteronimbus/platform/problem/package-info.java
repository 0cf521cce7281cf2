/** How a request that cannot be served is answered: RFC 9457 problems out of one closed catalogue. */
@NullMarked
package io.pteronimbus.platform.problem;

import org.jspecify.annotations.NullMarked;
