/** Mails that invite people into a tenant, which tenant-service asks for. */
@NullMarked
package io.pteronimbus.auth.invitation;

import org.jspecify.annotations.NullMarked;
