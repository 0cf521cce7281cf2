/** Discord's guilds that tenants belong to: a copy of what Discord says, kept up by events and, every few minutes, by asking. */
@NullMarked
package io.pteronimbus.tenant.guild;

import org.jspecify.annotations.NullMarked;
