/** Tests of the mailbox, with mails sent by SMTP. */
@NullMarked
package io.pteronimbus.mailbox;

import org.jspecify.annotations.NullMarked;
