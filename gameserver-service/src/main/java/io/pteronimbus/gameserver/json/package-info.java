/** JSON in the two forms the service needs beside its own: canonical, to be hashed, and tolerant, for what others tell. */
@NullMarked
package io.pteronimbus.gameserver.json;

import org.jspecify.annotations.NullMarked;
