package org.multichat.benchmarks.ledger.http;

import java.io.IOException;
import org.multichat.benchmarks.ledger.load.Client;
import org.multichat.benchmarks.ledger.load.Contender;
import org.multichat.benchmarks.ledger.load.Figures;
import org.multichat.benchmarks.ledger.load.Load;
import org.multichat.benchmarks.ledger.load.Pace;
import org.multichat.benchmarks.ledger.load.Span;
import org.multichat.benchmarks.ledger.load.Tally;

/** What two calls cost that ask for nothing: no token, no body, no ledger. */
public record Nothing(BudgetService service, int clients) implements Contender {

    private static final double CALLS_OF_A_PAIR = 2;
    private static final int OK = 200;

    @Override
    public String name() {
        return "null";
    }

    @Override
    public Figures measure(Span span) throws Exception {
        return Load.run(clients, new Pace.AtOnce(), span, () -> new Asking(new Wire(service.port())))
                .times(1 / CALLS_OF_A_PAIR);
    }

    @Override
    public void close() {}

    private record Asking(Wire wire) implements Client {

        @Override
        public void once(long began, Tally tally) throws IOException {
            Wire.Reply reply = wire.send("GET /q/health/live", "", "");
            if (reply.status() != OK) {
                throw new IOException("not alive: " + reply);
            }
            tally.done(began, System.nanoTime());
        }

        @Override
        public void close() throws IOException {
            wire.close();
        }
    }
}
