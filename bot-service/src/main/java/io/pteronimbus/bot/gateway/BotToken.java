package io.pteronimbus.bot.gateway;

/** The token, which shows itself to nobody by accident. */
record BotToken(String value) {

    @Override
    public String toString() {
        return "BotToken[hidden]";
    }
}
