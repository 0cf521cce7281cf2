package io.pteronimbus.auth.support;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
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

    /** With the right password and a second factor. */
    public Response signInWithCode(String otp) {
        return from(address)
                .body(Map.of("email", email, "password", password, "otp", otp))
                .post("/api/v1/auth/login");
    }

    /** Signs in as an API client. */
    public Tokens signIn() {
        return Tokens.of(signInWith(password));
    }

    /** Has somebody make a super administrator of this person, who is signed in anew after that. */
    public Tokens asSuperAdmin() {
        Database.update("update account set super_admin = true where id = ?", UUID.fromString(id));
        return signIn();
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

        /** Those of a sign-in or a refresh. */
        public static Tokens of(Response answer) {
            var body = answer.then().statusCode(200).extract().jsonPath();
            return new Tokens(body.getString("accessToken"), body.getString("refreshToken"));
        }

        /** What the access token says. */
        public Map<String, Object> claims() {
            return claims(access);
        }

        /** What an access token says. */
        public static Map<String, Object> claims(String token) {
            return new JsonPath(
                            new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8))
                    .getMap("$");
        }

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
