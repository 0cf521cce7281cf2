package io.pteronimbus.gameserver.template;

import org.jspecify.annotations.Nullable;

/**
 * Why a version of a template was made, and by whom.
 *
 * @param text empty: nobody said
 * @param author what whoever made it is called; null: it came with the product
 */
record TemplateNote(String text, @Nullable String author) {
    static final TemplateNote OF_PRODUCT = new TemplateNote("", null);
}
