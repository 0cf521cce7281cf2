package io.pteronimbus.auth.totp;

/**
 * What an authenticator app needs.
 *
 * @param secret in base32, to be typed
 * @param uri the same as {@code otpauth://}, to be shown as a QR code
 */
record EnrolmentView(String secret, String uri) {

    @Override
    public String toString() {
        return "EnrolmentView[redacted]";
    }
}
