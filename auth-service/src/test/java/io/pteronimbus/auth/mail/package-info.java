/** Tests of mails and their links. */
@NullMarked
package io.pteronimbus.auth.mail;

import org.jspecify.annotations.NullMarked;
