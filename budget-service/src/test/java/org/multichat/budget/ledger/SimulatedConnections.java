package org.multichat.budget.ledger;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSourceMetrics;
import io.agroal.api.AgroalPoolInterceptor;
import io.agroal.api.configuration.AgroalDataSourceConfiguration;
import java.io.PrintWriter;
import java.io.Serial;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Collection;
import java.util.List;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The pool that the real {@code Transactions} draws from, with a simulated database at the other end. */
final class SimulatedConnections implements AgroalDataSource {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient SimulatedDatabase database;

    SimulatedConnections(SimulatedDatabase database) {
        this.database = database;
    }

    /** What stands behind a connection that this pool gave out. */
    static SimulatedTransaction transactionOf(Connection connection) {
        return ((Spoken) Proxy.getInvocationHandler(connection)).transaction;
    }

    /** Commits and rolls back; statements have another way in. */
    private record Spoken(SimulatedTransaction transaction) implements InvocationHandler {

        @Override
        public @Nullable Object invoke(Object connection, Method method, Object @Nullable [] arguments)
                throws SQLException {
            switch (method.getName()) {
                case "setAutoCommit" -> {}
                case "commit" -> transaction.commit();
                case "rollback", "close" -> transaction.end();
                default -> throw new SQLFeatureNotSupportedException(method.getName());
            }
            return null;
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, new Spoken(database.begin()));
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public Connection getReadOnlyConnection() throws SQLException {
        return getConnection();
    }

    @Override
    public void flush(FlushMode mode) {}

    @Override
    public void close() {}

    @Override
    public AgroalDataSourceConfiguration getConfiguration() {
        throw new UnsupportedOperationException();
    }

    @Override
    public AgroalDataSourceMetrics getMetrics() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setPoolInterceptors(Collection<? extends AgroalPoolInterceptor> interceptors) {}

    @Override
    public List<AgroalPoolInterceptor> getPoolInterceptors() {
        return List.of();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
