/** The gateway: WebSockets over which bots are told what happens. */
@NullMarked
package io.pteronimbus.fakediscord.gateway;

import org.jspecify.annotations.NullMarked;
