/** Sign-in against a directory: finds a person by their name there, and lets the directory check the password. */
@NullMarked
package io.pteronimbus.auth.ldap;

import org.jspecify.annotations.NullMarked;
