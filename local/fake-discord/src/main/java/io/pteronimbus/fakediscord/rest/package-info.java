/** The REST API as Discord's applications see it. */
@NullMarked
package io.pteronimbus.fakediscord.rest;

import org.jspecify.annotations.NullMarked;
