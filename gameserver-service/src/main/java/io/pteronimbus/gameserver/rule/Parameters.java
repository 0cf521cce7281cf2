package io.pteronimbus.gameserver.rule;

import java.util.List;

/** What a rule must be told. */
enum Parameters {
    /** Nothing, or what it can do without. */
    OPTIONS {
        @Override
        boolean fit(List<String> parameters) {
            return true;
        }
    },
    NUMBER {
        @Override
        boolean fit(List<String> parameters) {
            return areNumbers(parameters, 1);
        }
    },
    RANGE {
        @Override
        boolean fit(List<String> parameters) {
            return areNumbers(parameters, 2);
        }
    },
    /** A number, or two. */
    NUMBERS {
        @Override
        boolean fit(List<String> parameters) {
            return areNumbers(parameters, Math.clamp(parameters.size(), 1, 2));
        }
    },
    /** A number, or the name of another variable. */
    OPERAND {
        @Override
        boolean fit(List<String> parameters) {
            return !parameters.isEmpty()
                    && !parameters.getFirst().isBlank()
                    && (!Numbers.isNumeric(parameters.getFirst()) || areNumbers(parameters, 1));
        }
    },
    VALUES {
        @Override
        boolean fit(List<String> parameters) {
            return !parameters.isEmpty() && parameters.size() <= RuleSet.MAX_CHOICES;
        }
    },
    /** A regular expression, which stands as it is. */
    EXPRESSION {
        @Override
        boolean fit(List<String> parameters) {
            return parameters.size() == 1;
        }
    };

    abstract boolean fit(List<String> parameters);

    private static boolean areNumbers(List<String> parameters, int count) {
        return parameters.size() >= count
                && parameters.stream()
                        .limit(count)
                        .allMatch(parameter -> Numbers.exact(parameter).isPresent());
    }
}
