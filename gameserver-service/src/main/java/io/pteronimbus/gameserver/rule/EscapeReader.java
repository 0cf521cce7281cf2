package io.pteronimbus.gameserver.rule;

import io.pteronimbus.gameserver.rule.PatternNode.Item;
import io.pteronimbus.gameserver.rule.PatternNode.OneOf;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what stands after a backslash, inside of brackets and outside. */
final class EscapeReader {
    private static final Pattern PROPERTY = Pattern.compile("[A-Z][a-z]?|[A-Z][a-z]{2,}(?:_[A-Z][a-z]+)*");

    /** A capital letter stands for all characters that the small one does not stand for. */
    private static final String KINDS = "pPdDwWsShHvVN";

    private final PatternText text;
    private final CharacterKinds kinds;

    EscapeReader(PatternText text, CharacterKinds kinds) {
        this.text = text;
        this.kinds = kinds;
    }

    /** The kind of characters that comes next; empty where one character does, of which nothing was taken. */
    Optional<OneOf> kind() throws UnreadablePatternException {
        int letter = text.peek();
        if (letter < 0 || KINDS.indexOf(letter) < 0) {
            return Optional.empty();
        }
        text.next();
        if (letter == 'p' || letter == 'P') {
            return Optional.of(new OneOf(false, List.of(property(letter == 'P'))));
        }
        return Optional.of(new OneOf(Character.isUpperCase(letter), kinds.escaped(Character.toLowerCase(letter))));
    }

    /** The character that comes next. */
    int character() throws UnreadablePatternException {
        int letter = text.next();
        return switch (letter) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'f' -> '\f';
            case 'e' -> 0x1b;
            case 'a' -> 0x07;
            case 'x' -> hexadecimal();
            case '0' -> Integer.parseInt("0" + text.digits(8, 2), 8);
            default -> itself(letter);
        };
    }

    private static int itself(int character) throws UnreadablePatternException {
        if (character < 0x80 && Character.isLetterOrDigit(character)) {
            throw new UnreadablePatternException("unknown escape");
        }
        return character;
    }

    private int hexadecimal() throws UnreadablePatternException {
        if (!text.skip("{")) {
            return Integer.parseInt("0" + text.digits(16, 2), 16);
        }
        var digits = text.digits(16, 6);
        if (digits.isEmpty() || !text.skip("}")) {
            throw new UnreadablePatternException("no number of a character");
        }
        int character = Integer.parseInt(digits, 16);
        if (character > kinds.highest()) {
            throw new UnreadablePatternException("no such character");
        }
        return character;
    }

    private Item property(boolean negated) throws UnreadablePatternException {
        var name = text.skip("{") ? text.until('}') : Character.toString(text.next());
        boolean isOther = name.startsWith("^");
        var plain = isOther ? name.substring(1) : name;
        if (!PROPERTY.matcher(plain).matches()) {
            throw new UnreadablePatternException("unknown property of characters");
        }
        return new Item.Property(plain, negated != isOther);
    }
}
