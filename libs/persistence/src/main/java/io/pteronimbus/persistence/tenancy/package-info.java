/** Tenants held apart in the database itself: every connection knows its tenant, row-level security does the rest. */
@NullMarked
package io.pteronimbus.persistence.tenancy;

import org.jspecify.annotations.NullMarked;
