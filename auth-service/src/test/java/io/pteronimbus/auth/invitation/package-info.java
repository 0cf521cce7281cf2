/** Tests of mails that invite people. */
@NullMarked
package io.pteronimbus.auth.invitation;

import org.jspecify.annotations.NullMarked;
