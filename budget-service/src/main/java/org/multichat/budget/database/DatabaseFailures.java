package org.multichat.budget.database;

import io.quarkus.arc.ArcUndeclaredThrowableException;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;
import org.multichat.kit.problem.ProblemMapper;

/** Tells a database that is away from a mistake of ours, where an entity and not a statement of our own was read. */
public final class DatabaseFailures {

    /** A statement of Hibernate's that failed. */
    @ServerExceptionMapper
    public Response failed(PersistenceException failure) {
        return answer(failure);
    }

    /** A commit that failed: it happens behind the method, which declares nothing of it. */
    @ServerExceptionMapper
    public Response failed(ArcUndeclaredThrowableException failure) {
        return answer(failure);
    }

    private static Response answer(Throwable failure) {
        return isAway(failure)
                ? ProblemMapper.answer(new LedgerUnavailable().problem())
                : new ProblemMapper().unexpected(failure);
    }

    /** The transaction manager hides what the database said behind what it suppressed. */
    static boolean isAway(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> false;
            case SQLException said ->
                switch (Fault.of(said)) {
                    case CLASHED, CUT_OFF, BUSY -> true;
                    case CHECKED, WRONG -> false;
                };
            default ->
                isAway(failure.getCause()) || Stream.of(failure.getSuppressed()).anyMatch(DatabaseFailures::isAway);
        };
    }
}
