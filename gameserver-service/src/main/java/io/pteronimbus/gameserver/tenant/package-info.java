/** What tenant-service tells of tenants. */
@NullMarked
package io.pteronimbus.gameserver.tenant;

import org.jspecify.annotations.NullMarked;
