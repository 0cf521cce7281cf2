/** Passing requests on to the services and their answers back. */
@NullMarked
package io.pteronimbus.gateway.forward;

import org.jspecify.annotations.NullMarked;
