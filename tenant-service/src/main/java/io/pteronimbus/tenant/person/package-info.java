/** Who people are: a copy of what auth-service knows. */
@NullMarked
package io.pteronimbus.tenant.person;

import org.jspecify.annotations.NullMarked;
