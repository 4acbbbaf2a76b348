package org.multichat.budget.operator;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.kit.token.ServiceSecret;
import org.multichat.kit.token.ServiceTokens;

/**
 * Writes the header of one call to this service, for an operator who has to make it by hand: whoever may read the
 * secret of an installation may do what its services do. It lasts a minute, like theirs. docs/runbook.md says how to
 * start it.
 */
public final class OperatorToken {

    private static final String SERVICE = "budget-service";

    /** The account that is acted for; it is none, so that no account can be taken for a person at work. */
    private static final String SUBJECT = "operator";

    private OperatorToken() {}

    public static void main(String... arguments) {
        IO.println(header(System.getenv("SERVICE_SECRET")));
    }

    static String header(@Nullable String secret) {
        var tokens = new ServiceTokens(new ServiceSecret(Optional.ofNullable(secret)));
        return "Authorization: " + tokens.bearer(SERVICE, SUBJECT);
    }
}
