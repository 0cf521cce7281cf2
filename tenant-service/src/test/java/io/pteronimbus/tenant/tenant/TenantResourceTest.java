package io.pteronimbus.tenant.tenant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.pteronimbus.platform.security.Permissions;
import io.pteronimbus.tenant.role.BuiltInRole;
import io.pteronimbus.tenant.support.Database;
import io.pteronimbus.tenant.support.Person;
import io.pteronimbus.test.infrastructure.Topic;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class TenantResourceTest {

    private static String word() {
        return "w" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Nested
    class Create {

        @Test
        void shouldMakeTheCallerOwnerWhenCreating() {
            // given
            var person = Person.somebody();
            var name = "Crew " + word();

            // when
            var answer = person.creates(Map.of("name", name));

            // then
            answer.then()
                    .statusCode(201)
                    .header("Location", containsString("/api/v1/tenants/" + answer.path("id")))
                    .header("ETag", equalTo("\"1\""))
                    .body("name", equalTo(name))
                    .body(
                            "slug",
                            equalTo(name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-')))
                    .body("permissions.size()", equalTo(Permissions.TENANT.size()))
                    .body("createdAt", notNullValue())
                    .body("limits.servers", equalTo(20))
                    .body("limits.memoryMiB", equalTo(16384));
        }

        @Test
        void shouldTellTheWorldWhenCreating() {
            // given
            var person = Person.somebody();

            // when
            var id = person.tenant("Announced " + word()).toString();

            // then
            var changed = Topic.await(
                    "tenant-changed",
                    1,
                    event -> id.equals(event.at("/tenantId").asText()));
            assertThat(changed.getFirst().at("/change").asText()).isEqualTo("CREATED");
            assertThat(changed.getFirst().at("/limits/cpuMillis").asInt()).isEqualTo(8000);
            var access = Topic.await(
                    "access-changed",
                    1,
                    event -> id.equals(event.at("/tenantId").asText()));
            assertThat(access.getFirst().at("/userId").asText())
                    .isEqualTo(person.id().toString());
            var audit = Topic.await(
                    "audit-entry", 1, event -> id.equals(event.at("/tenantId").asText()));
            assertThat(audit.getFirst().at("/action").asText()).isEqualTo("tenant:create");
        }

        @Test
        void shouldRefuseWhenTheSlugIsTaken() {
            // given
            var slug = word();
            Person.somebody()
                    .creates(Map.of("name", "First", "slug", slug))
                    .then()
                    .statusCode(201);

            // when
            var answer = Person.somebody().creates(Map.of("name", "Second", "slug", slug));

            // then
            answer.then().statusCode(409).body("code", equalTo("name-taken"));
        }

        @Test
        void shouldLetOneWinWhenManyAskForOneSlugAtOnce() throws Exception {
            // given
            var slug = word();

            // when
            var statuses = atOnce(
                    8,
                    () -> Person.somebody()
                            .creates(Map.of("name", "Rival", "slug", slug))
                            .statusCode());

            // then
            assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
            assertThat(statuses).filteredOn(status -> status == 409).hasSize(7);
        }

        @Test
        void shouldFindASlugForEachWhenManyHaveOneNameAtOnce() throws Exception {
            // given
            var name = "Same Name " + word();

            // when
            List<String> slugs = atOnce(
                    8,
                    () -> Person.somebody()
                            .creates(Map.of("name", name))
                            .then()
                            .statusCode(201)
                            .extract()
                            .path("slug"));

            // then
            assertThat(slugs).doesNotHaveDuplicates().allMatch(slug -> slug.matches(Slug.FORM));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "日本語",
                    "é",
                    "---",
                    "A",
                    "!!",
                    "one two three four five six seven eight nine ten eleven twelve thirteen"
                })
        void shouldDeriveASlugWhenTheNameHasLittleToOffer(String name) {
            // when
            var answer = Person.somebody().creates(Map.of("name", name));

            // then
            answer.then()
                    .statusCode(201)
                    .body("slug", matchesPattern(Slug.FORM))
                    .body("name", equalTo(name));
        }

        @Test
        void shouldMakeOneTenantWhenTheRequestIsRepeatedUnderItsKey() throws Exception {
            // given
            var person = Person.somebody();
            var body = Map.of("name", "Once " + word());

            // when
            List<String> ids = atOnce(
                    6,
                    () -> person.request()
                            .header("Idempotency-Key", "create-1")
                            .body(body)
                            .post("/api/v1/tenants")
                            .then()
                            .statusCode(201)
                            .extract()
                            .path("id"));

            // then
            assertThat(ids.stream().distinct()).hasSize(1);
            person.request().get("/api/v1/tenants").then().body("items.size()", equalTo(1));
        }

        @Test
        void shouldRefuseWhenTheKeyCameWithAnotherRequest() {
            // given
            var person = Person.somebody();
            person.request()
                    .header("Idempotency-Key", "k")
                    .body(Map.of("name", "One"))
                    .post("/api/v1/tenants")
                    .then()
                    .statusCode(201);

            // when
            var answer = person.request()
                    .header("Idempotency-Key", "k")
                    .body(Map.of("name", "Two"))
                    .post("/api/v1/tenants");

            // then
            answer.then().statusCode(422).body("code", equalTo("idempotency-mismatch"));
        }

        @Test
        void shouldNotSeeAnothersKeyWhenTwoPeopleUseTheSame() {
            // given
            var body = Map.of("name", "Mine " + word());
            var first = Person.somebody()
                    .request()
                    .header("Idempotency-Key", "same")
                    .body(body)
                    .post("/api/v1/tenants")
                    .<String>path("id");

            // when
            var second = Person.somebody()
                    .request()
                    .header("Idempotency-Key", "same")
                    .body(body)
                    .post("/api/v1/tenants");

            // then
            second.then().statusCode(201).body("id", not(equalTo(first)));
        }

        static Stream<String> bodies() {
            return Stream.of(
                    "{\"name\":\"\"}",
                    "{\"name\":\" padded\"}",
                    "{\"name\":null}",
                    "{}",
                    "{\"name\":\"" + "x".repeat(300) + "\"}",
                    "{\"name\":\"a\\u0000b\"}",
                    "{\"name\":\"\\ud800\"}",
                    "{\"name\":\"a\\u202eb\"}",
                    "{\"name\":7}",
                    "{\"name\":[\"x\"]}",
                    "{\"name\":\"ok\",\"slug\":\"No\"}",
                    "{\"name\":\"ok\",\"slug\":\"-ab\"}",
                    "{\"name\":\"ok\",\"slug\":\"" + "a".repeat(300) + "\"}",
                    "{\"name\":\"ok\",\"owner\":\"me\"}",
                    "{\"name\":\"ok\",\"name\":\"twice\"}",
                    "{\"name\":\"ok\"",
                    "[]",
                    "null",
                    "",
                    "7");
        }

        @ParameterizedTest
        @MethodSource("bodies")
        void shouldExplainWhenTheBodyIsBad(String body) {
            // when
            var answer = Person.somebody().request().body(body).post("/api/v1/tenants");

            // then
            answer.then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("code", notNullValue())
                    .body("traceId", notNullValue());
        }

        @ParameterizedTest
        @ValueSource(strings = {"a b", "é"})
        void shouldExplainWhenTheIdempotencyKeyIsBad(String key) {
            // when
            var answer = Person.somebody()
                    .request()
                    .header("Idempotency-Key", key)
                    .body(Map.of("name", "x"))
                    .post("/api/v1/tenants");

            // then
            answer.then().statusCode(400).body("errors[0].field", equalTo("Idempotency-Key"));
        }

        @Test
        void shouldRefuseWhenNobodyIsSignedIn() {
            // when
            var answer = given().contentType(ContentType.JSON).body("{}").post("/api/v1/tenants");

            // then
            answer.then().statusCode(401).body("code", equalTo("unauthenticated"));
        }
    }

    @Nested
    class ListThem {

        @Test
        void shouldShowOnlyOnesOwnWhenListing() {
            // given
            var person = Person.somebody();
            var mine = person.tenant("Mine " + word()).toString();
            var foreign = Person.somebody().tenant("Foreign " + word()).toString();

            // when
            var answer = person.request().get("/api/v1/tenants");

            // then
            answer.then()
                    .statusCode(200)
                    .body("items.id", equalTo(List.of(mine)))
                    .body("items[0].permissions.size()", equalTo(Permissions.TENANT.size()))
                    .body("items.id", not(hasItem(foreign)))
                    .body("nextCursor", nullValue());
        }

        @Test
        void shouldGoThroughAllByNameWhenPaged() {
            // given
            var person = Person.somebody();
            var names = List.of("alpha", "Beta", "beta", "gamma", "Delta");
            names.forEach(person::tenant);

            // when
            var seen = new ArrayList<String>();
            var pages = 0;
            String cursor = null;
            do {
                var request = person.request().queryParam("limit", 2);
                var page = (cursor == null ? request : request.queryParam("cursor", cursor)).get("/api/v1/tenants");
                seen.addAll(page.path("items.name"));
                cursor = page.path("nextCursor");
                pages++;
            } while (cursor != null);

            // then
            assertThat(pages).isEqualTo(3);
            assertThat(seen).hasSize(5).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
            assertThat(seen).containsExactlyInAnyOrderElementsOf(names);
        }

        @Test
        void shouldFindByNameWhenSearching() {
            // given
            var person = Person.somebody();
            person.tenant("100% Fun");
            person.tenant("Else");

            // when
            var answer = person.request().queryParam("q", "0% f").get("/api/v1/tenants");

            // then
            answer.then().body("items.name", equalTo(List.of("100% Fun")));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "limit=0",
                    "limit=201",
                    "limit=x",
                    "cursor=%21",
                    "cursor=AAAA",
                    "q="
                            + "%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78%78"
                })
        void shouldExplainWhenAParameterIsBad(String query) {
            // when
            var answer = Person.somebody().request().urlEncodingEnabled(false).get("/api/v1/tenants?" + query);

            // then
            assertThat(answer.statusCode()).isIn(400, 404);
            answer.then().contentType("application/problem+json");
        }

        @Test
        void shouldFindNothingWhenTheSearchHasANulByte() {
            // when
            var answer = Person.somebody().request().urlEncodingEnabled(false).get("/api/v1/tenants?q=%00");

            // then
            answer.then().statusCode(200).body("items.size()", equalTo(0));
        }

        @Test
        void shouldShowAllWhenASuperAdminAsks() {
            // given
            var name = "Seen " + word();
            var id = Person.somebody().tenant(name).toString();
            var admin = Person.superAdmin();

            // when
            var answer = admin.request()
                    .queryParam("all", true)
                    .queryParam("q", name)
                    .get("/api/v1/tenants");

            // then
            answer.then().body("items.id", equalTo(List.of(id))).body("items[0].permissions.size()", equalTo(0));
            admin.request().get("/api/v1/tenants").then().body("items.size()", equalTo(0));
        }

        @Test
        void shouldRefuseWhenAnybodyElseAsksForAll() {
            // when
            var answer = Person.somebody().request().queryParam("all", true).get("/api/v1/tenants");

            // then
            answer.then().statusCode(403).body("code", equalTo("forbidden"));
        }
    }

    @Nested
    class Get {

        @Test
        void shouldShowTheTenantWhenAMemberAsks() {
            // given
            var owner = Person.somebody();
            var viewer = Person.somebody();
            var id = owner.tenant("Shown " + word());
            Database.join(id, viewer.id(), "VIEWER");

            // when
            var answer = viewer.request().get("/api/v1/tenants/" + id);

            // then
            answer.then()
                    .statusCode(200)
                    .header("ETag", equalTo("\"1\""))
                    .body("id", equalTo(id.toString()))
                    .body(
                            "permissions.size()",
                            equalTo(BuiltInRole.VIEWER.permissions().size()));
        }

        @Test
        void shouldShowAnyTenantWhenASuperAdminAsks() {
            // given
            var id = Person.somebody().tenant("Any " + word());

            // when
            var answer = Person.superAdmin().request().get("/api/v1/tenants/" + id);

            // then
            answer.then().statusCode(200).body("permissions.size()", equalTo(Permissions.TENANT.size()));
        }

        @Test
        void shouldAnswerAlikeWhenForeignOrAbsent() {
            // given
            var person = Person.somebody();
            var foreign = Person.somebody().tenant("Hidden " + word());

            // when
            var ofForeign = person.request().get("/api/v1/tenants/" + foreign);
            var ofAbsent = person.request().get("/api/v1/tenants/" + UUID.randomUUID());

            // then
            assertThat(Stream.of(ofForeign, ofAbsent)
                            .map(answer -> answer.statusCode() + answer.<String>path("detail")))
                    .containsOnly(ofAbsent.statusCode() + ofAbsent.<String>path("detail"));
            ofForeign.then().statusCode(404).body("code", equalTo("not-found"));
        }

        @Test
        void shouldFindNothingWhenASuperAdminAsksForNone() {
            // when
            var answer = Person.superAdmin().request().get("/api/v1/tenants/" + UUID.randomUUID());

            // then
            answer.then().statusCode(404);
        }

        @ParameterizedTest
        @ValueSource(strings = {"1", "x", "00000000-0000-0000-0000-00000000000g", "%00", "..%2fx"})
        void shouldFindNothingWhenTheIdIsNone(String id) {
            // when
            var answer = Person.somebody().request().urlEncodingEnabled(false).get("/api/v1/tenants/" + id);

            // then
            answer.then().statusCode(404).contentType("application/problem+json");
        }
    }

    @Nested
    class Update {

        @Test
        void shouldRenameWhenTheVersionIsRight() {
            // given
            var owner = Person.somebody();
            var id = owner.tenant("Before " + word());

            // when
            var answer = owner.request()
                    .header("If-Match", "\"1\"")
                    .body(Map.of("name", "After"))
                    .patch("/api/v1/tenants/" + id);

            // then
            answer.then().statusCode(200).header("ETag", equalTo("\"2\"")).body("name", equalTo("After"));
            var changes = Topic.await(
                    "tenant-changed",
                    2,
                    event -> id.toString().equals(event.at("/tenantId").asText()));
            assertThat(changes)
                    .extracting(event -> event.at("/version").asLong())
                    .containsExactly(1L, 2L);
            assertThat(changes.getLast().at("/name").asText()).isEqualTo("After");
        }

        @Test
        void shouldLetOneWinWhenManyChangeTheSameVersion() throws Exception {
            // given
            var owner = Person.somebody();
            var id = owner.tenant("Contended " + word());

            // when
            var statuses = atOnce(
                    6,
                    () -> owner.request()
                            .header("If-Match", "\"1\"")
                            .body(Map.of("name", "Winner " + word()))
                            .patch("/api/v1/tenants/" + id)
                            .statusCode());

            // then
            assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
            assertThat(statuses).filteredOn(status -> status == 412).hasSize(5);
        }

        @Test
        void shouldAskForTheVersionWhenItIsMissing() {
            // given
            var owner = Person.somebody();
            var id = owner.tenant("Unseen " + word());

            // when
            var answer = owner.request().body(Map.of("name", "x")).patch("/api/v1/tenants/" + id);

            // then
            answer.then().statusCode(428).body("code", equalTo("precondition-required"));
        }

        @Test
        void shouldRefuseWhenTheSlugIsAnothersThoughUnseen() {
            // given
            var slug = word();
            Person.somebody()
                    .creates(Map.of("name", "Holder", "slug", slug))
                    .then()
                    .statusCode(201);
            var owner = Person.somebody();
            var id = owner.tenant("Wants it " + word());

            // when
            var answer = owner.request()
                    .header("If-Match", "*")
                    .body(Map.of("slug", slug))
                    .patch("/api/v1/tenants/" + id);

            // then
            answer.then().statusCode(409).body("code", equalTo("name-taken"));
        }

        @Test
        void shouldRefuseWhenTheRoleLacksIt() {
            // given
            var moderator = Person.somebody();
            var id = Person.somebody().tenant("Guarded " + word());
            Database.join(id, moderator.id(), "MODERATOR");

            // when
            var answer = moderator.request().body("{broken").patch("/api/v1/tenants/" + id);

            // then
            answer.then().statusCode(403).body("detail", containsString("tenant:update"));
        }

        @Test
        void shouldHideTheTenantWhenAStrangerSendsAnything() {
            // given
            var id = Person.somebody().tenant("Private " + word());

            // when
            var answer = Person.somebody().request().body("{broken").patch("/api/v1/tenants/" + id);

            // then
            answer.then().statusCode(404);
        }

        @Test
        void shouldAuditTheSuperAdminWhoLooksAtItByOffice() {
            // given
            var id = Person.somebody().tenant("Looked at " + word());
            var admin = Person.superAdmin();

            // when
            admin.request().get("/api/v1/tenants/" + id).then().statusCode(200);
            admin.request().get("/api/v1/tenants/" + id).then().statusCode(200);
            admin.request().get("/api/v1/tenants/" + id + "/members").then().statusCode(200);

            // then
            var entries = Topic.await(
                    "audit-entry",
                    2,
                    entry -> id.toString().equals(entry.at("/tenantId").asText())
                            && entry.at("/override").asBoolean());
            assertThat(entries)
                    .extracting(entry -> entry.at("/action").asText())
                    .containsExactly("override:tenant:read", "override:member:read");
        }

        @Test
        void shouldSayThatItWasAnOverrideWhenASuperAdminChangesIt() {
            // given
            var id = Person.somebody().tenant("Overridden " + word());

            // when
            Person.superAdmin()
                    .request()
                    .header("If-Match", "\"1\"")
                    .body(Map.of("name", "By the office"))
                    .patch("/api/v1/tenants/" + id)
                    .then()
                    .statusCode(200);

            // then
            var entries = Topic.await(
                    "audit-entry",
                    1,
                    entry -> id.toString().equals(entry.at("/tenantId").asText())
                            && "tenant:update".equals(entry.at("/action").asText()));
            assertThat(entries.getFirst().at("/override").asBoolean()).isTrue();
            assertThat(entries.getFirst().at("/after/name").asText()).isEqualTo("By the office");
        }
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(times)) {
            var running = threads.invokeAll(
                    IntStream.range(0, times).mapToObj(i -> work).collect(Collectors.toList()));
            var results = new ArrayList<T>();
            for (var future : running) {
                results.add(Objects.requireNonNull(future.get()));
            }
            return results;
        }
    }
}
