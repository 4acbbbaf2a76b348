package org.multichat.benchmarks.ledger.peer;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.multichat.benchmarks.postgres.Database;

/**
 * What many clients ask meanwhile goes together into the next transaction, and a function of the database decides it:
 * one round trip a batch, no timer. Tells whether it is better to decide there or in Java.
 */
public final class DecidedInSql implements Peer {

    private static final int MAX_BATCH = 512;

    /** More clients than that are not measured. */
    private static final int MAX_WAITING = 10_000;

    private static final String BATCH = "SELECT batch(?, ?, ?, ?, ?, interval '2 minutes')";

    private sealed interface Asked {

        CompletableFuture<Answer> answer();

        record Reserve(UUID id, UUID budget, long micros, CompletableFuture<Answer> answer) implements Asked {}

        record Settle(UUID id, long micros, CompletableFuture<Answer> answer) implements Asked {}
    }

    private final Connection connection;
    private final BlockingQueue<Asked> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Thread worker;

    private DecidedInSql(Connection connection) {
        this.connection = connection;
        this.worker = Thread.ofPlatform().daemon().name("batches").start(this::work);
    }

    public static DecidedInSql open(Database database, Tree tree, long limitMicros) throws SQLException {
        return new DecidedInSql(Database.connect(PeerSchema.create(database, "in_sql", tree, limitMicros)));
    }

    @Override
    public String name() {
        return "sql";
    }

    @Override
    public Session connect() {
        return new Session() {
            @Override
            public Answer reserve(UUID id, UUID budget, long micros) throws InterruptedException {
                return DecidedInSql.this.reserve(id, budget, micros);
            }

            @Override
            public Answer settle(UUID id, long micros) throws InterruptedException {
                return DecidedInSql.this.settle(id, micros);
            }
        };
    }

    private Answer reserve(UUID id, UUID budget, long micros) throws InterruptedException {
        return await(new Asked.Reserve(id, budget, micros, new CompletableFuture<>()));
    }

    private Answer settle(UUID id, long micros) throws InterruptedException {
        return await(new Asked.Settle(id, micros, new CompletableFuture<>()));
    }

    @Override
    public void close() throws SQLException {
        worker.interrupt();
        connection.close();
    }

    private Answer await(Asked asked) throws InterruptedException {
        waiting.put(asked);
        return asked.answer().join();
    }

    private void work() {
        List<Asked> batch = new ArrayList<>();
        try {
            while (true) {
                batch.add(waiting.take());
                waiting.drainTo(batch, MAX_BATCH - 1);
                apply(batch);
                batch.clear();
            }
        } catch (InterruptedException closed) {
            batch.forEach(asked -> asked.answer().cancel(false));
        }
    }

    private void apply(List<Asked> batch) {
        List<Asked.Settle> settles = new ArrayList<>();
        List<Asked.Reserve> reserves = new ArrayList<>();
        for (Asked asked : batch) {
            switch (asked) {
                case Asked.Settle settle -> settles.add(settle);
                case Asked.Reserve reserve -> reserves.add(reserve);
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(BATCH)) {
            statement.setArray(1, uuids(settles.stream().map(Asked.Settle::id).toArray(UUID[]::new)));
            statement.setArray(
                    2, longs(settles.stream().map(Asked.Settle::micros).toArray(Long[]::new)));
            statement.setArray(3, uuids(reserves.stream().map(Asked.Reserve::id).toArray(UUID[]::new)));
            statement.setArray(
                    4, uuids(reserves.stream().map(Asked.Reserve::budget).toArray(UUID[]::new)));
            statement.setArray(
                    5, longs(reserves.stream().map(Asked.Reserve::micros).toArray(Long[]::new)));
            ResultSet row = statement.executeQuery();
            row.next();
            Short[] verdicts = (Short[]) row.getArray(1).getArray();
            int place = 0;
            for (Asked.Settle settle : settles) {
                settle.answer().complete(answer(verdicts[place++]));
            }
            for (Asked.Reserve reserve : reserves) {
                reserve.answer().complete(answer(verdicts[place++]));
            }
        } catch (SQLException failed) {
            batch.forEach(asked -> asked.answer().completeExceptionally(failed));
        }
    }

    private static Answer answer(short verdict) {
        return switch (verdict) {
            case 1 -> Answer.DONE;
            case 2 -> Answer.REPLAYED;
            default -> Answer.REFUSED;
        };
    }

    private java.sql.Array uuids(UUID[] ids) throws SQLException {
        return connection.createArrayOf("uuid", ids);
    }

    private java.sql.Array longs(Long[] amounts) throws SQLException {
        return connection.createArrayOf("bigint", amounts);
    }
}
