package io.pteronimbus.auth.apikey;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A key that was just made.
 *
 * @param key to be sent as {@code Authorization: Bearer ptn_...}; told this once
 */
record CreatedApiKeyView(@JsonUnwrapped ApiKeyView view, String key) {

    @Override
    public String toString() {
        return "CreatedApiKeyView[" + view.id() + "]";
    }
}
