/** Tests. */
@NullMarked
package io.pteronimbus.tenant.member;

import org.jspecify.annotations.NullMarked;
