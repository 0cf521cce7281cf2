/** Calls of Discord's REST API, within its limits. */
@NullMarked
package io.pteronimbus.bot.rest;

import org.jspecify.annotations.NullMarked;
