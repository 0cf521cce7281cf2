package io.pteronimbus.gameserver.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule with values that keep it and values that do not. */
class RuleTableTest {
    private static final String HUGE = "9".repeat(400);

    /** Rules, and which values keep them. */
    private static final class Table {
        private final List<Arguments> rows = new ArrayList<>();

        Table good(String rules, String... values) {
            Arrays.stream(values).forEach(value -> rows.add(Arguments.of(rules, value, true)));
            return this;
        }

        Table bad(String rules, String... values) {
            Arrays.stream(values).forEach(value -> rows.add(Arguments.of(rules, value, false)));
            return this;
        }

        Stream<Arguments> rows() {
            return rows.stream();
        }
    }

    static Stream<Arguments> numbers() {
        return new Table()
                .good("integer", "0", "-0", "+0", "7", "+7", "-7", " 7", "7\n", "\t7 \r", "9223372036854775807")
                .good("integer", "-9223372036854775808", "\u000B1")
                .bad("integer", "01", "00", "-01", "1.0", "1e3", "0x1A", "9223372036854775808", "-9223372036854775809")
                .bad("integer", "٣", "1 2", "--1", "+", "-", "abc", "\u00A01", "\f1", HUGE, "true")
                .good("int", "5")
                .bad("int", "5.5")
                .good("integer:strict", "5")
                .good("numeric", "0", "-0", "01", "+1", " 1", "1 ", "\f1\n", "1.", ".5", "-.5", "1e5", "1E-5", "1.5e+3")
                .good("numeric", "1e999", HUGE, "007")
                .bad(
                        "numeric", ".", "e5", "1e", "1e+", "1.2.3", "0x1A", "1,5", "٣", "1 2", "- 1", "NaN", "INF",
                        "\u00A01")
                .good("decimal:2", "1.50", "-0.25", ".25", "+1.00")
                .bad("decimal:2", "1", "1.5", "1.234", "1e2", " 1.50", "abc", ".", "1.50 ")
                .good("decimal:0,2", "1", "1.", "1.5", "1.25", "1.25\n")
                .bad("decimal:0,2", "1.125", "x", "1.25\n\n")
                .good("boolean", "0", "1")
                .bad("boolean", "true", "false", "00", "01", "yes", "on", "2", " 1", "1.0")
                .good("bool", "1")
                .bad("bool", "TRUE")
                .good("multiple_of:5", "0", "5", "-10", "10.0", "1e1", " 15")
                .bad("multiple_of:5", "1", "5.5", "x", "1e1001")
                .good("multiple_of:0.1", "0.3", "1", "-2.7")
                .bad("multiple_of:0.1", "0.35")
                .bad("multiple_of:0", "0", "5")
                .rows();
    }

    static Stream<Arguments> sizes() {
        return new Table()
                .good("min:3", "abc", "äöü", "😀😀😀", "1234")
                .bad("min:3", "ab", "äö", "😀😀", "10")
                .good("max:3", "abc", "äöü", "😀😀😀", "999")
                .bad("max:3", "abcd", "😀😀😀😀", "1000")
                .good("numeric|min:3", "3", "3.0", "3e0", "1e2", "+3", " 4 ", HUGE)
                .bad("numeric|min:3", "2", "-5", "2.999", "0.1e1", "1e1001")
                .good("integer|max:10", "10", "-99", "0")
                .bad("integer|max:10", "11", HUGE)
                .good("max:10|integer", "10")
                .bad("max:10|integer", "11")
                .good("decimal:1|max:2", "1.5")
                .bad("decimal:1|max:2", "2.5")
                .good("between:2,4", "ab", "abcd", "äöü")
                .bad("between:2,4", "a", "abcde")
                .good("integer|between:1,65535", "1", "65535", "+80")
                .bad("integer|between:1,65535", "0", "65536", "-1")
                .good("numeric|between: -1 , 1.5 ", "-1", "1.5", "0")
                .bad("numeric|between: -1 , 1.5 ", "-1.01", "1.51")
                .good("size:4", "abcd", "ü😀ab")
                .bad("size:4", "abc", "abcde", "4")
                .good("numeric|size:4", "4", "4.0", "0.4e1")
                .bad("numeric|size:4", "abcd", "5")
                .good("integer|gt:0", "1", "9223372036854775807")
                .bad("integer|gt:0", "0", "-1")
                .good("gt:5", "5.1", "1e1")
                .bad("gt:5", "5", "abcdefgh")
                .good("gte:5", "5", "6")
                .bad("gte:5", "4.99")
                .good("lt:5", "4", "-1e3")
                .bad("lt:5", "5", "a")
                .good("lte:5", "5", "-5")
                .bad("lte:5", "5.01")
                .rows();
    }

    static Stream<Arguments> digits() {
        return new Table()
                .good("digits:3", "123", "000")
                .bad("digits:3", "12", "1234", "12a", "-12", "1.2", " 12", "١٢٣")
                .good("digits_between:1,5", "0", "27015", "00001")
                .bad("digits_between:1,5", "123456", "1.5", "-1", "a")
                .good("min_digits:2", "12", "123")
                .bad("min_digits:2", "1", "1a")
                .good("max_digits:2", "1", "12")
                .bad("max_digits:2", "123", "x")
                .rows();
    }

    static Stream<Arguments> characters() {
        return new Table()
                .good("alpha", "abc", "ÄÖü", "日本", "e\u0301")
                .bad("alpha", "abc1", "a b", "a-b", "a\n", "😀")
                .good("alpha:ascii", "abc")
                .bad("alpha:ascii", "ä", "a1")
                .good("alpha_num", "abc1", "Ⅷ", "٣", "½")
                .bad("alpha_num", "a_b", "a b")
                .good("alpha_num:ascii", "a1")
                .bad("alpha_num:ascii", "٣")
                .good("alpha_dash", "a-b_c1", "ünï")
                .bad("alpha_dash", "a b", "a.b", "a–b")
                .good("alpha_dash:ascii", "a-b_1")
                .bad("alpha_dash:ascii", "ü")
                .good("ascii", "abc ~\t")
                .bad("ascii", "é", "😀")
                .good("lowercase", "abc1-", "ü")
                .bad("lowercase", "aBc", "Ü")
                .good("uppercase", "ABC1", "Ü")
                .bad("uppercase", "aBC", "ß")
                .good("starts_with:ab,cd", "abx", "cd")
                .bad("starts_with:ab,cd", "xab", "AB")
                .good("doesnt_start_with:ab", "xab", "AB")
                .bad("doesnt_start_with:ab", "abx")
                .good("ends_with:==", "abc==")
                .bad("ends_with:==", "abc=", "==a")
                .good("doesnt_end_with:.exe,.bat", "a.jar")
                .bad("doesnt_end_with:.exe,.bat", "a.exe", ".bat")
                .good("string", "x", "0", "😀")
                .rows();
    }

    static Stream<Arguments> choices() {
        return new Table()
                .good("in:a,b", "a", "b")
                .bad("in:a,b", "A", "c", "a,b", " a")
                .good("in:1,2", "1", "01", "1.0", "1e0", " 2")
                .bad("in:1,2", "3", "1a")
                .good("in:\"a,b\",\"say \"\"hi\"\"\"", "a,b", "say \"hi\"")
                .bad("in:\"a,b\"", "a", "b", "\"a")
                .good("in: a, b", " a", " b")
                .bad("in: a, b", "a", "b")
                .bad("in:", "0", "a")
                .good("in:true,false", "true", "false")
                .bad("in:true,false", "1", "0")
                .good("not_in:a,1", "b", "2")
                .bad("not_in:a,1", "a", "1.0")
                .rows();
    }

    static Stream<Arguments> addresses() {
        return new Table()
                .good(
                        "url",
                        "http://example.org",
                        "https://a.b/c?d=e#f",
                        "ftp://user:pa%20ss@host.example:21/x",
                        "http://[::1]:80/")
                .good(
                        "url",
                        "http://127.0.0.1/",
                        "http://localhost:8080",
                        "https://münchen.de/straße",
                        "HTTP://EXAMPLE.ORG")
                .good(
                        "url",
                        "mongodb://root:x@db:27017/a",
                        "https://xn--mnchen-3ya.de",
                        "http://a-b.c_d.org./",
                        "steam://run/1")
                .bad(
                        "url",
                        "example.org",
                        "http:/example.org",
                        "http://",
                        "://x.org",
                        "http://exa mple.org",
                        "http://a",
                        "javascript:alert(1)")
                .bad(
                        "url",
                        "http://[::g]/",
                        "http://x.org/a b",
                        "http://-",
                        "http://x.org:port",
                        "//x.org",
                        "http://x.org/<")
                .good("url:https,wss", "https://x.org", "WSS://x.org")
                .bad("url:https,wss", "http://x.org")
                .good("active_url", "https://x.org")
                .bad("active_url", "x")
                .good("ip", "127.0.0.1", "::1", "255.255.255.255")
                .bad("ip", "localhost", "1.2.3", " 127.0.0.1", "127.0.0.1:80")
                .good("ipv4", "0.0.0.0", "10.1.2.3")
                .bad("ipv4", "01.2.3.4", "256.1.1.1", "1.2.3.4.5", "::1", "1.2.3.4/8", "1.2.3.٤")
                .good(
                        "ipv6",
                        "::",
                        "::1",
                        "1::",
                        "2001:db8::8a2e:370:7334",
                        "1:2:3:4:5:6:7:8",
                        "::ffff:1.2.3.4",
                        "1:2:3:4:5:6:1.2.3.4")
                .good("ipv6", "1:2:3:4:5:6:7::", "FE80::1")
                .bad(
                        "ipv6",
                        "1:2:3:4:5:6:7",
                        "1:2:3:4:5:6:7:8:9",
                        "1::2::3",
                        ":::",
                        "12345::",
                        "fe80::1%eth0",
                        "1.2.3.4",
                        ":1:2",
                        "1:",
                        "::1.2.3.4:1")
                .bad("ipv6", "1:2:3:4:5:6:7:8::", "[::1]")
                .good("mac_address", "00:1A:2b:3c:4d:5e", "00-1A-2B-3C-4D-5E", "001a.2b3c.4d5e")
                .bad("mac_address", "00:1A:2B:3C:4D", "00:1A-2B:3C-4D:5E", "001A2B3C4D5E", "00:1A:2B:3C:4D:5G")
                .good(
                        "email",
                        "a@b.org",
                        "a.b+c@x.example",
                        "user@localhost",
                        "\"a b\"@x.org",
                        "ü@münchen.de",
                        "a@[127.0.0.1]")
                .bad(
                        "email",
                        "a",
                        "a@",
                        "@b.org",
                        "a@b..org",
                        "a..b@c.org",
                        ".a@b.org",
                        "a b@c.org",
                        "a@-b.org",
                        "a@b.org.")
                .bad("email", "x".repeat(65) + "@b.org")
                .rows();
    }

    static Stream<Arguments> forms() {
        return new Table()
                .good(
                        "uuid",
                        "123e4567-e89b-12d3-a456-426614174000",
                        "00000000-0000-0000-0000-000000000000",
                        "A987FBC9-4BED-3078-CF07-9141BA07C9F3")
                .bad(
                        "uuid",
                        "123e4567e89b12d3a456426614174000",
                        "123e4567-e89b-12d3-a456-42661417400",
                        "{123e4567-e89b-12d3-a456-426614174000}")
                .good("uuid:4", "550e8400-e29b-41d4-a716-446655440000")
                .bad("uuid:4", "123e4567-e89b-12d3-a456-426614174000", "550e8400-e29b-41d4-c716-446655440000")
                .good("uuid:max", "ffffffff-ffff-ffff-ffff-ffffffffffff")
                .bad("uuid:0", "550e8400-e29b-41d4-a716-446655440000")
                .good("ulid", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "01arz3ndektsv4rrffq69g5fav")
                .bad("ulid", "81ARZ3NDEKTSV4RRFFQ69G5FAV", "01ARZ3NDEKTSV4RRFFQ69G5FA", "01ARZ3NDEKTSV4RRFFQ69G5FAI")
                .good(
                        "json",
                        "{}",
                        "[1,2]",
                        "\"a\"",
                        "1",
                        "null",
                        "true",
                        " {\"a\": [1e5, -0.5]} ",
                        "{\"a\":1,\"a\":2}")
                .bad(
                        "json",
                        "{",
                        "{'a':1}",
                        "[1,]",
                        "01",
                        "{} {}",
                        "NaN",
                        "a",
                        "{\"a\":1}x",
                        "[".repeat(600) + "]".repeat(600))
                .good(
                        "date",
                        "2024-02-29",
                        "2024/1/5",
                        "02/29/2024",
                        "29.02.2024",
                        "29-02-2024",
                        "20240229",
                        "2024-01-01T10:00:00Z",
                        "2024-01-01 10:00:00.5 +02:00")
                .bad("date", "2023-02-29", "2024-13-01", "32.01.2024", "yesterday", "x", "2024-01/01", "0000-01-01")
                .good("timezone", "Europe/Berlin", "UTC", "America/Argentina/Buenos_Aires")
                .bad("timezone", "europe/berlin", "CET", "GMT+2", "Etc/GMT", "Mars/Olympus", "+02:00")
                .good("hex_color", "#fff", "#FFFF", "#ff8800", "#ff8800cc")
                .bad("hex_color", "fff", "#ff", "#fffff", "#ggg", "#ff88000")
                .rows();
    }

    static Stream<Arguments> together() {
        return new Table()
                .good("required|string|max:20", "survival", "0")
                .good("required|regex:/^([\\w\\d._-]+)(\\.jar)$/", "server.jar", "paper-1.20.jar")
                .bad("required|regex:/^([\\w\\d._-]+)(\\.jar)$/", "server.zip", ".jar", "a b.jar")
                .good("required|regex:/^(a|b)$/|max:1", "a", "b")
                .bad("required|regex:/^(a|b)$/|max:1", "c", "ab")
                .good("nullable|regex:/^[0-9\\.\\-]+$/", "1.2-3")
                .bad("nullable|regex:/^[0-9\\.\\-]+$/", "v1")
                .good("not_regex:/[\\s;|&]/", "abc")
                .bad("not_regex:/[\\s;|&]/", "a b", "a;b", "a|b")
                .good("required|string|ends_with:==|size:8", "abcdef==")
                .bad("boolean|in:1", "0", "2")
                .rows();
    }

    @ParameterizedTest(name = "{0} of «{1}»: {2}")
    @MethodSource({"numbers", "sizes", "digits", "characters", "choices", "addresses", "forms", "together"})
    void shouldDecideAsLaravelDoes(String text, String value, boolean keeps) {
        // given
        var rules = RuleSet.parse(text);

        // when
        var violations = rules.check(value, Map.of());

        // then
        assertThat(rules.unsupported()).isEmpty();
        assertThat(violations.isEmpty()).as("%s", violations).isEqualTo(keeps);
    }
}
