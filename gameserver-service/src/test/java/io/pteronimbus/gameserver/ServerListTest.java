package io.pteronimbus.gameserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.pteronimbus.gameserver.fixture.Tenant;
import io.pteronimbus.test.infrastructure.TestInfrastructure;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestInfrastructure.class)
class ServerListTest {
    @Test
    void shouldGoThroughAllWhenPaged() {
        // given
        var tenant = Tenant.create();
        for (var name : new String[] {"delta", "Alpha", "charlie", "Bravo"}) {
            tenant.createStopped(name);
        }

        // when
        for (var sort : Map.of(
                        "name", "Alpha Bravo charlie delta",
                        "-name", "delta charlie Bravo Alpha",
                        "createdAt", "delta Alpha charlie Bravo",
                        "-createdAt", "Bravo charlie Alpha delta")
                .entrySet()) {
            var names = new StringBuilder();
            String cursor = null;
            do {
                var page = tenant.request()
                        .queryParam("sort", sort.getKey())
                        .queryParam("limit", 3)
                        .queryParams(cursor == null ? Map.of() : Map.of("cursor", cursor))
                        .get(tenant.servers())
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
                page.getList("items.name", String.class)
                        .forEach(name -> names.append(' ').append(name));
                cursor = page.getString("nextCursor");
            } while (cursor != null);

            // then
            assertThat(names.toString().strip()).isEqualTo(sort.getValue());
        }
    }

    @Test
    void shouldFindByPartOfNameWhenAsked() {
        // given
        var tenant = Tenant.create();
        tenant.createStopped("100% fun");
        tenant.createStopped("1000 funs");

        // when
        var response =
                tenant.request().queryParam("q", "0% FU").get(tenant.servers()).then();

        // then
        response.statusCode(200).body("items.name", equalTo(List.of("100% fun")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sort=size", "limit=0", "limit=201", "cursor=!!", "cursor=bmFtZQo", "cursor=AAAA"})
    void shouldRefuseWhenParameterIsInvalid(String query) {
        // given
        var tenant = Tenant.create();

        // when
        var response = tenant.request().get(tenant.servers() + "?" + query).then();

        // then
        response.statusCode(400).body("code", equalTo("validation-failed"));
    }

    @Test
    void shouldNotFailWhenTextHasNul() {
        // given
        var tenant = Tenant.create();

        // when
        var response = tenant.request()
                .urlEncodingEnabled(false)
                .get(tenant.servers() + "?q=a%00b")
                .then();

        // then
        response.statusCode(200);
    }
}
