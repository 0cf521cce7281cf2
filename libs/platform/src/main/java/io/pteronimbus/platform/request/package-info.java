/** What is known of the request at hand beside its content: trace, address, user agent. */
@NullMarked
package io.pteronimbus.platform.request;

import org.jspecify.annotations.NullMarked;
