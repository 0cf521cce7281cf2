package io.pteronimbus.gateway.session;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** What a request says about who sends it. */
public sealed interface Credential {
    /** How an API key begins. */
    String KEY_MARK = "ptn_";

    String KEY = "Bearer " + KEY_MARK;

    /** Nothing. */
    record None() implements Credential {}

    /** An access token in the {@code Authorization} header: from a program, which no foreign page can make send it. */
    record Bearer(String authorization) implements Credential {
        @Override
        public String toString() {
            return "Bearer[***]";
        }
    }

    /** An API key in the {@code Authorization} header: traded for an access token before it goes any further. */
    record ApiKey(String key) implements Credential {
        @Override
        public String toString() {
            return "ApiKey[***]";
        }
    }

    /** An access token in our cookie: from a browser, which sends it whoever asked for the request. */
    record BrowserCookie(String authorization) implements Credential {
        @Override
        public String toString() {
            return "BrowserCookie[***]";
        }
    }

    /** The credential of a request. An {@code Authorization} header wins, and the cookie is then of no interest. */
    static Credential of(HttpServerRequest request, String accessCookie) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            return header.regionMatches(true, 0, KEY, 0, KEY.length())
                    ? new ApiKey(
                            header.substring(KEY.length() - KEY_MARK.length()).trim())
                    : new Bearer(header);
        }
        Cookie cookie = request.getCookie(accessCookie);
        return cookie == null || cookie.getValue().isBlank()
                ? new None()
                : new BrowserCookie("Bearer " + cookie.getValue());
    }
}
