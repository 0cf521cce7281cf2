/** A Discord for this machine: REST API, OAuth2 pages and people, kept in memory and steered by a control API. */
@NullMarked
package io.pteronimbus.fakediscord;

import org.jspecify.annotations.NullMarked;
