/** Tests of calls within limits. */
@NullMarked
package io.pteronimbus.bot.rest;

import org.jspecify.annotations.NullMarked;
