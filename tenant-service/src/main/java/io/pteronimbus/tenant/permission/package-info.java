/** What a person may do in a tenant: roles as sets of permissions, computed here and told to all. */
@NullMarked
package io.pteronimbus.tenant.permission;

import org.jspecify.annotations.NullMarked;
