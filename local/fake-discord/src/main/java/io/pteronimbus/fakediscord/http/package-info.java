/** What every answer shares: the server, errors, faults and rate limits. */
@NullMarked
package io.pteronimbus.fakediscord.http;

import org.jspecify.annotations.NullMarked;
