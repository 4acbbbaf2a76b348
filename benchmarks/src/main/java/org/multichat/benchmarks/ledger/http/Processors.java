package org.multichat.benchmarks.ledger.http;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.multichat.benchmarks.ledger.load.Contender;
import org.multichat.benchmarks.ledger.load.Figures;
import org.multichat.benchmarks.ledger.load.Span;
import org.multichat.benchmarks.ledger.report.Spread;
import org.multichat.benchmarks.postgres.Server;

/** Measures a contender, and whose processor time a pair takes meanwhile. */
public final class Processors implements Contender {

    private static final double NANOS_IN_A_MICRO = 1_000;

    private final Contender contender;
    private final BudgetService service;
    private final Server server;
    private final List<Share> shares = new ArrayList<>();

    public Processors(Contender contender, BudgetService service, Server server) {
        this.contender = contender;
        this.service = service;
        this.server = server;
    }

    /** Microseconds a pair. */
    public record Share(double service, double clients, double database) {}

    @Override
    public String name() {
        return contender.name();
    }

    @Override
    public Figures measure(Span span) throws Exception {
        long began = System.nanoTime();
        Duration serviceBefore = service.cpu();
        Duration clientsBefore = own();
        Duration databaseBefore = server.cpu();
        Figures figures = contender.measure(span);
        double pairs = figures.perSecond() * (System.nanoTime() - began) / 1e9;
        shares.add(new Share(
                micros(serviceBefore, service.cpu()) / pairs,
                micros(clientsBefore, own()) / pairs,
                micros(databaseBefore, server.cpu()) / pairs));
        return figures;
    }

    /** @param warm measurements at the beginning that do not count */
    public Spread of(int warm, ToDoubleFunction<Share> share) {
        return Spread.of(shares.stream().skip(warm).mapToDouble(share));
    }

    @Override
    public void close() throws IOException, SQLException {
        contender.close();
    }

    private static Duration own() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static double micros(Duration before, Duration after) {
        return after.minus(before).toNanos() / NANOS_IN_A_MICRO;
    }
}
