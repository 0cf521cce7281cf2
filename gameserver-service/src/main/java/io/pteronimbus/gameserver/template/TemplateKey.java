package io.pteronimbus.gameserver.template;

import io.pteronimbus.gameserver.search.SearchText;
import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.ProblemException;
import java.util.UUID;

/** Where a page of templates ended: two may have the same slug, one of everybody and one of the tenant. */
record TemplateKey(String slug, UUID id) {
    static final TemplateKey START = new TemplateKey("", new UUID(0, 0));

    private static final char SEPARATOR = '/';

    String text() {
        return slug + SEPARATOR + id;
    }

    /** Throws 400 for what was never one. */
    static TemplateKey of(String text) {
        var end = text.lastIndexOf(SEPARATOR);
        try {
            return new TemplateKey(
                    SearchText.clean(text.substring(0, Math.max(0, end))), UUID.fromString(text.substring(end + 1)));
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(new FieldError("cursor", "is not a cursor of this list"));
        }
    }
}
