/** WebSockets between clients and services, and their end when a session ends. */
@NullMarked
package io.pteronimbus.gateway.socket;

import org.jspecify.annotations.NullMarked;
