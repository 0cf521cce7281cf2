package io.pteronimbus.auth.apikey;

import static io.restassured.RestAssured.given;

import io.pteronimbus.auth.support.Person.Tokens;
import io.pteronimbus.test.security.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Making a key, as its owner does, and trading it, as the gateway does. */
final class KeyCalls {
    static final String KEYS = "/api/v1/me/api-keys";
    static final String ADDRESS = "198.51.100.7";

    private KeyCalls() {}

    static Response create(Tokens here, Map<String, Object> form) {
        var answer = here.request().body(form).post(KEYS);
        answer.then().statusCode(201);
        return answer;
    }

    static Response exchange(String key, @Nullable String address) {
        return exchange(TestTokens.service("gateway", "auth-service"), key, address);
    }

    static Response exchange(String token, String key, @Nullable String address) {
        var body = new HashMap<String, String>();
        body.put("key", key);
        body.put("address", address);
        return given().header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/internal/api-keys/exchange");
    }

    /** What a key of that form is traded for. */
    static String tokenOf(Tokens here, Map<String, Object> form) {
        return exchange(create(here, form).path("key"), ADDRESS)
                .then()
                .statusCode(200)
                .extract()
                .path("accessToken");
    }

    /** The session its token names at present. */
    static String sidOf(String key) {
        var answer = exchange(key, ADDRESS);
        answer.then().statusCode(200);
        return String.valueOf(Tokens.claims(answer.path("accessToken")).get("sid"));
    }
}
