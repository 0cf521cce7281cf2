package io.pteronimbus.auth.support;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Somebody with an account, at an address of their own. */
public record Person(String id, String email, String password, String address) {
    public static final String COOKIE_SUFFIX = "_8080";

    /** A new account. */
    public static Person registered() {
        var email = "p-" + UUID.randomUUID() + "@example.test";
        var address = newAddress();
        var password = "correct horse " + UUID.randomUUID();
        var id = from(address)
                .body(Map.of("email", email, "password", password, "displayName", "Robin"))
                .post("/api/v1/auth/register")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        return new Person(id, email, password, address);
    }

    /** An address nobody else in the tests has. */
    public static String newAddress() {
        var random = ThreadLocalRandom.current();
        return "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(1, 255);
    }

    /** A JSON request as the gateway passes it on for a client at that address. */
    public static RequestSpecification from(String address) {
        return given().header("X-Forwarded-For", address).contentType(ContentType.JSON);
    }

    public Response signInWith(String password) {
        return from(address).body(Map.of("email", email, "password", password)).post("/api/v1/auth/login");
    }

    /** Signs in as an API client. */
    public Tokens signIn() {
        var answer = signInWith(password).then().statusCode(200).extract().jsonPath();
        return new Tokens(answer.getString("accessToken"), answer.getString("refreshToken"));
    }

    /** Signs in as a browser. */
    public Response signInByCookie() {
        return from(address)
                .header("X-Session", "cookie")
                .body(Map.of("email", email, "password", password))
                .post("/api/v1/auth/login");
    }

    /** What an API client holds. */
    public record Tokens(String access, String refresh) {

        public RequestSpecification request() {
            return given().header("Authorization", "Bearer " + access).contentType(ContentType.JSON);
        }

        public Response refreshed() {
            return given().contentType(ContentType.JSON)
                    .body(Map.of("refreshToken", refresh))
                    .post("/api/v1/auth/refresh");
        }
    }
}
