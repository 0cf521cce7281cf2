/** Who belongs to a tenant, and in which role. */
@NullMarked
package io.pteronimbus.tenant.member;

import org.jspecify.annotations.NullMarked;
