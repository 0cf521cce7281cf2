package io.pteronimbus.auth.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Filter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameFilterTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(uid={username}) ; (uid=a\\2ab)",
                "(&(objectClass=person)(|(uid={username})(mail={username}@example.org)))"
                        + " ; (&(objectClass=person)(|(uid=a\\2ab)(mail=a\\2ab@example.org)))",
                "(!(uid={username})) ; (!(uid=a\\2ab))",
                "(uid~={username}) ; (uid~=a\\2ab)",
                "(uid>={username}) ; (uid>=a\\2ab)",
                "(uid<={username}) ; (uid<=a\\2ab)",
                "(cn={username}*x*{username}) ; (cn=a\\2ab*x*a\\2ab)",
                "(cn=*{username}*) ; (cn=*a\\2ab*)",
                "(uid:caseExactMatch:={username}) ; (uid:caseExactMatch:=a\\2ab)",
                "(&(uid={username})(mail=*)) ; (&(uid=a\\2ab)(mail=*))"
            })
    void shouldPutTheNameIntoValuesOfEveryKind(String template, String expected) throws Exception {
        // when
        var filter = UsernameFilter.parse(template).forUser("a*b");

        // then
        assertThat(filter).isEqualTo(Filter.create(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", ")(uid=*", "\\2a", "a\u0000b", "\\", "(&)", "*)(|(uid=*", "名前\uD83E\uDD96"})
    void shouldKeepTheShapeWhateverIsTyped(String typed) throws Exception {
        // when
        var sent = Filter.decode(
                UsernameFilter.parse("(uid={username})").forUser(typed).encode());

        // then
        assertThat(sent.getFilterType()).isEqualTo(Filter.FILTER_TYPE_EQUALITY);
        assertThat(sent.getAssertionValue()).isEqualTo(typed);
    }
}
