/** The way to the controllers: what they are to run, and what they have to prove. */
@NullMarked
package io.pteronimbus.gameserver.link;

import org.jspecify.annotations.NullMarked;
