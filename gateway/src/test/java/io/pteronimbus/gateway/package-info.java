/** Tests of the gateway, with real small services behind it and a real Redis. */
@NullMarked
package io.pteronimbus.gateway;

import org.jspecify.annotations.NullMarked;
