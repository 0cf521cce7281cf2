package io.pteronimbus.platform.problem;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.Payload;
import java.util.Locale;

/** The closed catalogue of what can be wrong with a field: a client says it in its reader's language. */
public enum FieldErrorCode {
    /** Nothing is there. */
    REQUIRED,
    /** Text of fewer than {@code min} characters. */
    TOO_SHORT,
    /** Text of more than {@code max} characters. */
    TOO_LONG,
    /** A list of fewer than {@code min}. */
    TOO_FEW,
    /** A list of more than {@code max}. */
    TOO_MANY,
    /** A number below {@code min}. */
    TOO_SMALL,
    /** A number above {@code max}. */
    TOO_LARGE,
    /** Text for a number, an object for a list, and the like. */
    WRONG_KIND,
    /** Not in the form it must have, or with characters it must not have. */
    INVALID_FORMAT,
    INVALID_EMAIL,
    /** {@code value} is neither an address nor a network. */
    INVALID_NETWORK,
    /** {@code value} is nothing that this caller can have. */
    NOT_ALLOWED,
    /** It names what is not there, or what the caller may not see. */
    UNKNOWN,
    /** {@code rule} says which of its variable's rules a value does not keep, and the rest of what that rule speaks of. */
    BREAKS_RULE,
    NOT_IN_FUTURE,
    /** A secret that was asked for is another one. */
    NOT_RIGHT,
    /** A new password that is among the first to be tried. */
    WEAK_COMMON,
    /** A new password that is a repetition or a row of keys. */
    WEAK_PATTERN,
    /** A new password that is little more than a common word or a row of keys. */
    WEAK_WORD,
    /** A new password that is little more than its owner's name or address. */
    WEAK_OWN;

    /** Payload of the pattern of an e-mail address: what does not match it is {@link #INVALID_EMAIL}. */
    public interface Email extends Payload {}

    /** In kebab case, as the codes of problems are. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
