package io.pteronimbus.auth.apikey;

/** @param expiresIn seconds the access token is good for */
record ExchangedKeyView(String accessToken, long expiresIn) {

    @Override
    public String toString() {
        return "ExchangedKeyView[redacted]";
    }
}
