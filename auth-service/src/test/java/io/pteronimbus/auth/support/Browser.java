package io.pteronimbus.auth.support;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody's browser: it keeps cookies, and follows a redirect when it is told to. */
public final class Browser {
    private static final String ORIGIN = "http://localhost:8080";
    private final String address = Person.newAddress();
    private final Map<String, String> cookies = new HashMap<>();
    private final String host;

    public Browser() {
        this("localhost:8080");
    }

    /** @param host by which it knows the panel */
    public Browser(String host) {
        this.host = host;
    }

    /** Opens a page of the panel, given by its path and query, or its whole address. */
    public Response open(String page) {
        return keep(request().get(page.startsWith(ORIGIN) ? page.substring(ORIGIN.length()) : page));
    }

    public Response post(String path, Object body) {
        return keep(request().body(body).post(path));
    }

    /** A request with the browser's cookies; as the gateway would send it, when there is an access cookie. */
    public RequestSpecification request() {
        var request = given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .header("X-Forwarded-For", address)
                .header("X-Forwarded-Host", host)
                .header("X-Session", "cookie")
                .contentType(ContentType.JSON)
                .cookies(cookies);
        var access = cookies.get("ptn_access_8080");
        return access == null ? request : request.header("Authorization", "Bearer " + access);
    }

    /** Goes to Discord, says yes as that person, and comes back; the answer is that of the callback. */
    public Response signInByDiscord(String personId) {
        return open(consent(open("/api/v1/auth/discord/login"), personId));
    }

    /** Says yes at Discord, to which that answer led; the answer is the address Discord sends the browser back to. */
    public String consent(Response leaving, String personId) {
        return decide(leaving, Map.of("person", personId, "decision", "allow"));
    }

    public String deny(Response leaving) {
        return decide(leaving, Map.of("decision", "deny"));
    }

    /** Signs in with a password. */
    public Browser signedInAs(Person person) {
        post("/api/v1/auth/login", Map.of("email", person.email(), "password", person.password()))
                .then()
                .statusCode(200);
        return this;
    }

    public boolean isSignedIn() {
        return cookies.containsKey("ptn_access_8080");
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    /** The query of where an answer leads. */
    public static Map<String, String> query(String location) {
        var query = URI.create(location).getRawQuery();
        return query == null
                ? Map.of()
                : Stream.of(query.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(
                                pair -> pair[0],
                                pair -> java.net.URLDecoder.decode(pair[1], java.nio.charset.StandardCharsets.UTF_8)));
    }

    private static String decide(Response leaving, Map<String, String> decision) {
        leaving.then().statusCode(303);
        var asked = leaving.header("Location");
        assertThat(asked).startsWith(SimulatedDiscord.url() + "/oauth2/authorize?");
        var form = new LinkedHashMap<>(query(asked));
        form.putAll(decision);
        var answer = given().redirects()
                .follow(false)
                .header("Origin", SimulatedDiscord.url())
                .contentType("application/x-www-form-urlencoded")
                .formParams(form)
                .post(SimulatedDiscord.url() + "/oauth2/authorize");
        assertThat(answer.statusCode()).as(answer.asString()).isBetween(302, 303);
        return answer.header("Location");
    }

    private Response keep(Response answer) {
        for (Cookie cookie : answer.detailedCookies()) {
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
        return answer;
    }
}
