/** Mails to people, and the links in them. */
@NullMarked
package io.pteronimbus.auth.mail;

import org.jspecify.annotations.NullMarked;
