package io.pteronimbus.gameserver.rule;

import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates in figures, in the orders in which PHP reads them, with or without a time of day. */
final class Dates {
    private static final String TIME = "(?:[T ]+(?:[01]?[0-9]|2[0-4]):[0-5][0-9](?::[0-5][0-9](?:\\.[0-9]{1,9})?)?"
            + " ?(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2})?)?";
    private static final List<Pattern> ORDERS = List.of(
            Pattern.compile("(?<y>[0-9]{4})([-/])(?<m>[0-9]{1,2})\\2(?<d>[0-9]{1,2})" + TIME),
            Pattern.compile("(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2})" + TIME),
            Pattern.compile("(?<d>[0-9]{1,2})([.-])(?<m>[0-9]{1,2})\\2(?<y>[0-9]{4})" + TIME),
            Pattern.compile("(?<m>[0-9]{1,2})/(?<d>[0-9]{1,2})/(?<y>[0-9]{4})" + TIME));

    private Dates() {}

    static boolean date(Subject subject, Rule rule) {
        var text = PhpText.trim(subject.text());
        return ORDERS.stream().map(order -> order.matcher(text)).anyMatch(Dates::isInCalendar);
    }

    private static boolean isInCalendar(Matcher date) {
        if (!date.matches()) {
            return false;
        }
        int year = Integer.parseInt(date.group("y"));
        int month = Integer.parseInt(date.group("m"));
        int day = Integer.parseInt(date.group("d"));
        return year >= 1
                && month >= 1
                && month <= 12
                && YearMonth.of(year, month).isValidDay(day);
    }
}
