/** What a game needs to run: templates and their versions, those that come with the product first. */
@NullMarked
package io.pteronimbus.gameserver.template;

import org.jspecify.annotations.NullMarked;
