/** Who did what, told to the audit log in the transaction that did it. */
@NullMarked
package io.pteronimbus.persistence.audit;

import org.jspecify.annotations.NullMarked;
