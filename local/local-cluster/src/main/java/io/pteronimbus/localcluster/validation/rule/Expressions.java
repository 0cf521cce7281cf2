package io.pteronimbus.localcluster.validation.rule;

import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.Program;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Compiles and evaluates expressions over {@code self} and {@code oldSelf}, which have no declared type: what a real API server finds
 * wrong with types when the definition is made shows here when a value is. CEL's own extensions for strings, lists, sets and
 * maths are there, the functions Kubernetes adds to them (URLs, addresses, quantities) are not.
 */
final class Expressions {

    private static final int MOST_ITERATIONS = 100_000;
    private static final int MOST_KEPT = 1000;
    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .comprehensionMaxIterations(MOST_ITERATIONS)
            .build();
    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(
                    CelExtensions.optional(),
                    CelExtensions.strings(),
                    CelExtensions.lists(),
                    CelExtensions.math(OPTIONS),
                    CelExtensions.sets(OPTIONS),
                    CelExtensions.bindings())
            .addVar("self", SimpleType.DYN)
            .addVar("oldSelf", SimpleType.DYN)
            .build();
    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addLibraries(
                    CelExtensions.optional(),
                    CelExtensions.strings(),
                    CelExtensions.lists(),
                    CelExtensions.math(OPTIONS),
                    CelExtensions.sets(OPTIONS))
            .build();
    private static final Map<String, Program> PROGRAMS = new ConcurrentHashMap<>();

    private Expressions() {}

    /** @throws CelValidationException when it is no expression, or uses what is not there */
    static Program compile(String expression) throws CelValidationException {
        Program known = PROGRAMS.get(expression);
        if (known != null) {
            return known;
        }
        try {
            Program program = RUNTIME.createProgram(COMPILER.compile(expression).getAst());
            if (PROGRAMS.size() >= MOST_KEPT) {
                PROGRAMS.clear();
            }
            PROGRAMS.put(expression, program);
            return program;
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("no program for " + expression, e);
        }
    }
}
