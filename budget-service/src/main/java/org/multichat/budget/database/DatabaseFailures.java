package org.multichat.budget.database;

import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.multichat.kit.problem.ProblemMapper;

/** Tells a database that is away from a mistake of ours, where an entity and not a statement of our own was read. */
public final class DatabaseFailures {

    @ServerExceptionMapper
    public Response failed(PersistenceException failure) {
        @Nullable Throwable cause = failure;
        while (cause != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        boolean isAway = cause instanceof SQLException sql
                && switch (Fault.of(sql)) {
                    case CLASHED, CUT_OFF, BUSY -> true;
                    case CHECKED, WRONG -> false;
                };
        return isAway
                ? ProblemMapper.answer(new LedgerUnavailable().problem())
                : new ProblemMapper().unexpected(failure);
    }
}
