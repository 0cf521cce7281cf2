/** What people may do on single servers, beside their roles. */
@NullMarked
package io.pteronimbus.tenant.subuser;

import org.jspecify.annotations.NullMarked;
