package io.pteronimbus.auth.user;

import io.pteronimbus.auth.support.Database;
import io.pteronimbus.auth.support.Person;
import io.pteronimbus.auth.support.Person.Tokens;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A test in which a super administrator is signed in. */
abstract class PeopleTest {
    static final String USERS = "/api/v1/users";

    Person boss;
    Tokens admin;

    @BeforeEach
    void signIn() {
        boss = Person.registered();
        admin = boss.asSuperAdmin();
    }

    Response find(String text) {
        return admin.request().queryParam("q", text).get(USERS);
    }

    static boolean isSuperAdmin(Person person) {
        return Database.texts("select super_admin from account where id = ?", UUID.fromString(person.id()))
                .equals(List.of("t"));
    }
}
