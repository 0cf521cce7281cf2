/** A mailbox for one machine: an SMTP server that takes every mail, and pages and an API that show them. */
@NullMarked
package io.pteronimbus.mailbox;

import org.jspecify.annotations.NullMarked;
