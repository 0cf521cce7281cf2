package io.pteronimbus.tenant.member;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.pteronimbus.platform.security.Permissions;
import io.pteronimbus.tenant.role.BuiltInRole;
import io.pteronimbus.tenant.support.Database;
import io.pteronimbus.tenant.support.Person;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MemberResourceTest {

    @Nested
    class ListThem {

        @Test
        void shouldShowMembersWhenOneIsAMember() {
            // given
            var owner = Person.somebody();
            var viewer = Person.somebody();
            var tenant = owner.tenant("Crew");
            Database.join(tenant, viewer.id(), "VIEWER");

            // when
            var answer = viewer.request().get("/api/v1/tenants/" + tenant + "/members");

            // then
            answer.then()
                    .statusCode(200)
                    .body("items.size()", equalTo(2))
                    .body("items[0].joinedAt", notNullValue())
                    .body("items[0].access", equalTo(List.of("DIRECT")));
            assertThat(answer.<List<String>>path("items.userId"))
                    .containsExactlyInAnyOrder(
                            owner.id().toString(), viewer.id().toString());
            assertThat(answer.<List<String>>path("items.roles.name.flatten()"))
                    .containsExactlyInAnyOrder("Owner", "Viewer");
        }

        @Test
        void shouldGoThroughAllWhenPaged() {
            // given
            var owner = Person.somebody();
            var tenant = owner.tenant("Many");
            for (var i = 0; i < 4; i++) {
                Database.join(tenant, UUID.randomUUID(), "VIEWER");
            }

            // when
            var seen = new ArrayList<String>();
            String cursor = null;
            do {
                var request = owner.request().queryParam("limit", 2);
                var page = (cursor == null ? request : request.queryParam("cursor", cursor))
                        .get("/api/v1/tenants/" + tenant + "/members");
                seen.addAll(page.path("items.userId"));
                cursor = page.path("nextCursor");
            } while (cursor != null);

            // then
            assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        }

        @Test
        void shouldExplainWhenTheCursorIsOfAnotherList() {
            // given
            var owner = Person.somebody();
            var tenant = owner.tenant("Cursor");

            // when
            var answer = owner.request().queryParam("cursor", "AAAA").get("/api/v1/tenants/" + tenant + "/members");

            // then
            answer.then().statusCode(400).body("errors[0].field", equalTo("cursor"));
        }

        @Test
        void shouldFindNothingWhenOneIsNoMember() {
            // given
            var tenant = Person.somebody().tenant("Closed");

            // when
            var answer = Person.somebody().request().get("/api/v1/tenants/" + tenant + "/members");

            // then
            answer.then().statusCode(404).body("code", equalTo("not-found"));
        }
    }

    @Nested
    class WhyMayThey {

        @ParameterizedTest
        @EnumSource(BuiltInRole.class)
        void shouldNameTheRoleAsSourceWhenOneAsksAboutOneself(BuiltInRole role) {
            // given
            var person = Person.somebody();
            var tenant = Person.somebody().tenant("Why");
            Database.join(tenant, person.id(), role.name());

            // when
            var answer = person.request().get("/api/v1/tenants/" + tenant + "/members/" + person.id() + "/permissions");

            // then
            answer.then()
                    .statusCode(200)
                    .body("permissions.permission", equalTo(List.copyOf(role.permissions())))
                    .body("permissions[0].sources[0].kind", equalTo("ROLE"))
                    .body("permissions[0].sources[0].name", equalTo(role.title()));
        }

        @Test
        void shouldTellAboutOthersWhenOneMayReadMembers() {
            // given
            var owner = Person.somebody();
            var moderator = Person.somebody();
            var tenant = owner.tenant("Others");
            Database.join(tenant, moderator.id(), "MODERATOR");

            // when
            var answer =
                    moderator.request().get("/api/v1/tenants/" + tenant + "/members/" + owner.id() + "/permissions");

            // then
            answer.then().statusCode(200).body("permissions.size()", equalTo(Permissions.TENANT.size()));
        }

        @Test
        void shouldFindNothingWhenTheyAreInAnotherTenant() {
            // given
            var owner = Person.somebody();
            var stranger = Person.somebody();
            stranger.tenant("Theirs");
            var tenant = owner.tenant("Mine");

            // when
            var answer =
                    owner.request().get("/api/v1/tenants/" + tenant + "/members/" + stranger.id() + "/permissions");

            // then
            answer.then().statusCode(404).body("detail", containsString("member"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "%00", "me"})
        void shouldFindNothingWhenTheIdIsNone(String id) {
            // given
            var owner = Person.somebody();
            var tenant = owner.tenant("Mine");

            // when
            var answer = owner.request()
                    .urlEncodingEnabled(false)
                    .get("/api/v1/tenants/" + tenant + "/members/" + id + "/permissions");

            // then
            answer.then().statusCode(404).contentType("application/problem+json");
        }
    }
}
