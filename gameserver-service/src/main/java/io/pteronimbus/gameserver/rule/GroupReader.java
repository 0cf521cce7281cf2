package io.pteronimbus.gameserver.rule;

import io.pteronimbus.gameserver.rule.PatternNode.Opening;

/** Reads what says of a parenthesis which kind of group it opens. */
final class GroupReader {
    private final PatternText text;

    GroupReader(PatternText text) {
        this.text = text;
    }

    /** After the parenthesis. Names are left out, since nothing refers to them. */
    Opening opening() throws UnreadablePatternException {
        if (text.peek() == '*') {
            throw new UnreadablePatternException("a verb");
        }
        if (!text.skip("?")) {
            return Opening.CAPTURE;
        }
        for (var opening : Opening.values()) {
            if (opening != Opening.CAPTURE && text.skip(opening.text().substring(2))) {
                return opening;
            }
        }
        if (text.skip("P<") || text.skip("<")) {
            text.until('>');
        } else if (text.skip("'")) {
            text.until('\'');
        } else {
            throw new UnreadablePatternException("unknown kind of group");
        }
        return Opening.CAPTURE;
    }

    boolean skipComment() throws UnreadablePatternException {
        boolean isComment = text.skip("(?#");
        if (isComment) {
            text.until(')');
        }
        return isComment;
    }
}
