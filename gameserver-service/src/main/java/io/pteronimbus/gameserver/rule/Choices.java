package io.pteronimbus.gameserver.rule;

/** Rules that list values. */
final class Choices {
    private Choices() {}

    /** PHP's {@code ==} with one of them: numbers are equal however they are written. */
    static boolean in(Subject subject, Rule rule) {
        var text = subject.text();
        if (rule.parameters().contains(text)) {
            return true;
        }
        var number = Numbers.exact(text);
        return number.isPresent()
                && rule.parameters().stream()
                        .flatMap(choice -> Numbers.exact(choice).stream())
                        .anyMatch(choice -> choice.compareTo(number.get()) == 0);
    }

    /** The texts that PHP's flags are written as. */
    static boolean flag(Subject subject, Rule rule) {
        return subject.text().equals("0") || subject.text().equals("1");
    }
}
