package io.pteronimbus.tenant.support;

import static io.restassured.RestAssured.given;

import io.pteronimbus.events.EventIds;
import io.pteronimbus.test.security.TestTokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;

/** Somebody who is signed in. */
public record Person(UUID id, String token) {

    public static Person somebody() {
        var id = EventIds.next();
        return new Person(id, TestTokens.access(id));
    }

    public static Person superAdmin() {
        var id = EventIds.next();
        return new Person(id, TestTokens.superAdmin(id));
    }

    /** A request of theirs, with JSON if with a body. */
    public RequestSpecification request() {
        return given().header("Authorization", "Bearer " + token).contentType(ContentType.JSON);
    }

    public Response creates(Map<String, ?> body) {
        return request().body(body).post("/api/v1/tenants");
    }

    /** A new tenant of theirs. */
    public UUID tenant(String name) {
        var id = creates(Map.of("name", name)).then().statusCode(201).extract().<String>path("id");
        return UUID.fromString(id);
    }

    /** Somebody auth-service knows, with a proven address and a Discord account. */
    public static Person known(String name) {
        var person = somebody();
        Neighbours.know(person, name);
        return person;
    }

    /** Their id at Discord, when they are {@link #known}. */
    public String discordId() {
        // not the upper half: it is mostly the time, and the same for those who are made within a millisecond
        return Long.toString(id.getLeastSignificantBits() & Long.MAX_VALUE);
    }

    /** Their proven address, when they are {@link #known}. */
    public String email() {
        return id + "@example.test";
    }
}
