/** Tests of sign-in against a directory, with a real directory server in memory. */
@NullMarked
package io.pteronimbus.auth.ldap;

import org.jspecify.annotations.NullMarked;
