/** The bot at Discord: the only service that has its token. */
@NullMarked
package io.pteronimbus.bot;

import org.jspecify.annotations.NullMarked;
