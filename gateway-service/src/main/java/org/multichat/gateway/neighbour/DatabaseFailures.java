package org.multichat.gateway.neighbour;

import io.quarkus.logging.Log;
import jakarta.persistence.PersistenceException;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.multichat.kit.problem.ProblemMapper;

/** Tells a database that is away, which is nobody's fault here and passes, from a mistake of ours. */
public final class DatabaseFailures {

    /** Classes of SQLSTATE: no connection, too many of them, shutting down or starting up. */
    private static final List<String> AWAY = List.of("08", "53", "57");

    @ServerExceptionMapper
    public Response failed(PersistenceException failure) {
        if (isAway(failure)) {
            Log.warnf(
                    "the database does not answer (%s); the request was refused and nothing was charged",
                    failure.getMessage());
            return ProblemMapper.answer(new Unavailable("the gateway's database").problem());
        }
        return new ProblemMapper().unexpected(failure);
    }

    /**
     * Does what is done again in a moment anyway: that the database is away is told in one line.
     *
     * @param consequence what it means, in a few words
     */
    public static void passing(String consequence, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            if (!isAway(failure)) {
                throw failure;
            }
            Log.warnf("%s as long as the database does not answer", consequence);
        }
    }

    /** Whether the database was away, wherever in the failure it says so. */
    public static boolean isAway(Throwable failure) {
        return sqlOf(failure).filter(DatabaseFailures::isAway).isPresent();
    }

    /** Whether the same statement may do later: the database is away, or it chose this one to end a deadlock. */
    public static boolean passes(SQLException said) {
        return isAway(said) || "40P01".equals(said.getSQLState()) || "40001".equals(said.getSQLState());
    }

    private static boolean isAway(SQLException said) {
        String state = said.getSQLState();
        // Agroal, which gives out connections, says without a state that there was none to be had in time.
        return state == null || AWAY.stream().anyMatch(state::startsWith);
    }

    private static Optional<SQLException> sqlOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }
}
