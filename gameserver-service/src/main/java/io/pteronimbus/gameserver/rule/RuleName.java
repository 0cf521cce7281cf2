package io.pteronimbus.gameserver.rule;

import static java.util.function.Function.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The rules that are known, each with what it must be told, when it is kept, and what is said when it is not. */
enum RuleName {
    REQUIRED((subject, rule) -> !subject.isEmpty(), "is required"),
    PRESENT((subject, rule) -> subject.given() != null, "must be given"),
    FILLED((subject, rule) -> subject.given() == null || !subject.isEmpty(), "must not be empty"),
    NULLABLE,
    SOMETIMES,
    BAIL,
    STRING,

    INTEGER((subject, rule) -> Numbers.isInteger(subject.text()), "must be a whole number"),
    NUMERIC((subject, rule) -> subject.isNumeric(), "must be a number"),
    DECIMAL(Parameters.NUMBERS, Digits::places, "must be a number with {min} to {max} decimal places"),
    BOOLEAN(Choices::flag, "must be 0 or 1"),

    IN(Parameters.VALUES, Choices::in, "must be one of: {values}"),
    NOT_IN(Parameters.VALUES, Check.not(Choices::in), "must be none of: {values}"),

    MIN(Parameters.NUMBER, Sizes::min, "must be at least {min}", "must have at least {min} characters"),
    MAX(Parameters.NUMBER, Sizes::max, "must be at most {max}", "must have at most {max} characters"),
    BETWEEN(
            Parameters.RANGE,
            Sizes::between,
            "must be between {min} and {max}",
            "must have between {min} and {max} characters"),
    SIZE(Parameters.NUMBER, Sizes::exactly, "must be {size}", "must have {size} characters"),
    GT(
            Parameters.OPERAND,
            Sizes.than(order -> order > 0),
            "must be greater than {value}",
            "must have more characters than {value}"),
    GTE(
            Parameters.OPERAND,
            Sizes.than(order -> order >= 0),
            "must be {value} or greater",
            "must have as many characters as {value} or more"),
    LT(
            Parameters.OPERAND,
            Sizes.than(order -> order < 0),
            "must be less than {value}",
            "must have fewer characters than {value}"),
    LTE(
            Parameters.OPERAND,
            Sizes.than(order -> order <= 0),
            "must be {value} or less",
            "must have as many characters as {value} or fewer"),

    DIGITS(Parameters.NUMBER, Digits::exactly, "must be {digits} digits"),
    DIGITS_BETWEEN(Parameters.RANGE, Digits::between, "must be between {min} and {max} digits"),
    MIN_DIGITS(Parameters.NUMBER, Digits::min, "must be at least {min} digits"),
    MAX_DIGITS(Parameters.NUMBER, Digits::max, "must be at most {max} digits"),
    MULTIPLE_OF(Parameters.NUMBER, Digits::multiple, "must be a multiple of {value}"),

    ALPHA(Characters::alpha, "must consist of letters"),
    ALPHA_DASH(Characters::alphaDash, "must consist of letters, digits, hyphens and underscores"),
    ALPHA_NUM(Characters::alphaNumeric, "must consist of letters and digits"),
    ASCII(Characters::ascii, "must consist of ASCII characters"),
    LOWERCASE(Characters::lowercase, "must be in lower case"),
    UPPERCASE(Characters::uppercase, "must be in upper case"),
    STARTS_WITH(Parameters.VALUES, Characters::start, "must start with one of: {values}"),
    DOESNT_START_WITH(Parameters.VALUES, Check.not(Characters::start), "must start with none of: {values}"),
    ENDS_WITH(Parameters.VALUES, Characters::end, "must end with one of: {values}"),
    DOESNT_END_WITH(Parameters.VALUES, Check.not(Characters::end), "must end with none of: {values}"),

    REGEX(Parameters.EXPRESSION, Rule::matches, "is not in the form it must have"),
    NOT_REGEX(Parameters.EXPRESSION, Check.not(Rule::matches), "is in a form it must not have"),

    URL(Addresses::url, "must be a URL"),
    ACTIVE_URL(Addresses::url, "must be a URL"),
    IP(Addresses::ip, "must be an IP address"),
    IPV4(Addresses::ipv4, "must be an IPv4 address"),
    IPV6(Addresses::ipv6, "must be an IPv6 address"),
    MAC_ADDRESS(Addresses::mac, "must be a MAC address"),
    EMAIL(Addresses::email, "must be an e-mail address"),

    UUID(Forms::uuid, "must be a UUID"),
    ULID(Forms::ulid, "must be a ULID"),
    JSON(Forms::json, "must be JSON"),
    DATE(Dates::date, "must be a date"),
    TIMEZONE(Forms::timezone, "must be a time zone"),
    HEX_COLOR(Forms::color, "must be a colour such as #ff8800");

    private static final Map<String, RuleName> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(name -> plain(name.name()), identity()));

    private final Parameters parameters;
    private final Check check;
    private final Wording wording;

    RuleName() {
        this(Parameters.OPTIONS, Check.ALWAYS, Wording.NONE);
    }

    RuleName(Check check, String sentence) {
        this(Parameters.OPTIONS, check, sentence);
    }

    RuleName(Parameters parameters, Check check, String sentence) {
        this(parameters, check, new Wording(sentence, sentence));
    }

    RuleName(Parameters parameters, Check check, String ofNumber, String ofText) {
        this(parameters, check, new Wording(ofNumber, ofText));
    }

    RuleName(Parameters parameters, Check check, Wording wording) {
        this.parameters = parameters;
        this.check = check;
        this.wording = wording;
    }

    /** Upper and lower case, hyphens, underscores and blanks make no difference. */
    static Optional<RuleName> of(String text) {
        return Optional.ofNullable(
                switch (plain(text)) {
                    case "int" -> INTEGER;
                    case "bool" -> BOOLEAN;
                    case String plain -> BY_NAME.get(plain);
                });
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]", "");
    }

    Parameters parameters() {
        return parameters;
    }

    Check check() {
        return check;
    }

    Wording wording() {
        return wording;
    }

    /** @param isNumber whether the value, or what it is compared with, is a number */
    Violation violation(boolean isNumber, List<String> values) {
        var kind = isNumber ? ".numeric" : ".string";
        return wording.violation(wording.differs() ? key() + kind : key(), isNumber, values);
    }

    /** What the keys of its messages begin with. */
    String key() {
        return "rule." + name().toLowerCase(Locale.ROOT);
    }

    /** Whether it says something of empty values. If it is not kept, no other is looked at. */
    boolean isImplicit() {
        return this == REQUIRED || this == PRESENT || this == FILLED;
    }

    /** Whether only digits keep it. */
    boolean meansDigits() {
        return this == DIGITS || this == DIGITS_BETWEEN || this == MIN_DIGITS || this == MAX_DIGITS;
    }

    /** Whether a set with it means numbers when it speaks of sizes. */
    boolean meansNumber() {
        return this == INTEGER || this == NUMERIC || this == DECIMAL;
    }
}
