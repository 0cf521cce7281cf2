package io.pteronimbus.gameserver.rule;

/** Whether a value keeps a rule. */
@FunctionalInterface
interface Check {
    /** Of a rule that says something of other rules, or of nothing at all. */
    Check ALWAYS = (subject, rule) -> true;

    boolean holds(Subject subject, Rule rule);

    static Check not(Check check) {
        return (subject, rule) -> !check.holds(subject, rule);
    }
}
