package io.pteronimbus.auth.support;

import io.pteronimbus.auth.support.Person.Tokens;
import org.junit.jupiter.api.BeforeEach;

/** A test in which somebody with a new account is signed in. */
public abstract class AccountTest {
    protected Person person;
    protected Tokens here;

    @BeforeEach
    void signIn() {
        person = Person.registered();
        here = person.signIn();
    }
}
