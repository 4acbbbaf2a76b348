package org.multichat.generator.generation;

import org.multichat.generator.provider.Charged;
import org.multichat.kit.problem.Problem;

/**
 * What a person whose work failed at a provider may do next. That depends on what is charged, so it is said where that
 * is known; problems that advise something of their own are left as they are.
 */
final class Advice {

    private static final String FAILED = "/problems/provider-failed";

    private Advice() {}

    static Problem on(Problem problem, Charged charged) {
        if (!problem.type().equals(FAILED)) {
            return problem;
        }
        String advice = switch (charged) {
            case NO -> "Nothing was taken for it; please ask again.";
            case YES -> "It is paid for all the same; asking again costs a second time.";
            case UNKNOWN ->
                "What it costs is found out later, and what was taken is corrected then; asking again may cost a second time.";
        };
        String said = problem.detail() == null ? "" : problem.detail();
        String detail = said.isEmpty() ? advice : (said.matches("(?s).*[.!?]") ? said : said + ".") + " " + advice;
        return new Problem(problem.type(), problem.title(), problem.status(), detail, problem.more());
    }
}
