package org.multichat.benchmarks.torture.load;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.multichat.benchmarks.torture.load.Operation.Attempt;
import org.multichat.benchmarks.torture.load.Operation.Outcome;
import org.multichat.benchmarks.torture.load.Operation.Role;
import org.multichat.benchmarks.torture.rig.Patience;

/** Asks the ledger as a gateway does: again with the same ids, elsewhere, and not for ever. */
public final class LedgerClient {

    /** How much is done for an answer. */
    public enum Insistence {
        /** Whoever wants to see what one request comes to. */
        ONCE(1, Duration.ofSeconds(3)),
        /** A turn's: it would rather end with an unknown outcome than last. */
        USUAL(8, Duration.ofSeconds(12)),
        /** Somebody's who has to know. */
        STUBBORN(60, Duration.ofSeconds(60));

        private final int mostAttempts;
        private final Duration deadline;

        Insistence(int mostAttempts, Duration deadline) {
            this.mostAttempts = mostAttempts;
            this.deadline = deadline;
        }
    }

    private static final Duration ATTEMPT = Duration.ofMillis(2_500);
    private static final long BACKOFF_MILLIS = 40;
    private static final long BACKOFF_MILLIS_MOST = 1_000;
    private static final int MOST_DOUBLINGS = 6;

    private final List<URI> replicas;
    private final Tokens tokens;
    private final History history;
    private final RetryBudget retries = new RetryBudget();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    public LedgerClient(List<URI> replicas, String secret, History history) {
        this.replicas = List.copyOf(replicas);
        this.tokens = new Tokens(secret);
        this.history = history;
    }

    public int replicas() {
        return replicas.size();
    }

    /** @param first the replica that is asked first */
    public Operation ask(Role role, int first, Intent... intents) {
        return ask(role, first, List.of(intents), System.nanoTime(), Insistence.USUAL);
    }

    public Operation ask(Role role, int first, List<Intent> intents, long intended, Insistence insistence) {
        retries.earn();
        long began = System.nanoTime();
        List<Attempt> attempts = new ArrayList<>();
        Optional<List<Answer>> answers = Optional.empty();
        do {
            int replica = Math.floorMod(first + attempts.size(), replicas.size());
            answers = attempt(replica, intents, attempts);
        } while (answers.isEmpty() && mayTryAgain(attempts.size(), began, insistence));
        Outcome outcome = answers.<Outcome>map(Outcome.Acknowledged::new)
                .orElseGet(() -> new Outcome.Unknown(attempts.getLast().end()));
        Operation operation =
                new Operation(role, intents, new Operation.Span(intended, began, System.nanoTime()), attempts, outcome);
        history.add(operation);
        return operation;
    }

    /** Asks once, one replica, and no more; outside of the history. Whether it was answered. */
    public boolean answers(int replica, Intent.Look look, Duration most) {
        try {
            HttpRequest request = Wire.request(replicas.get(replica), List.of(look))
                    .header("Authorization", tokens.bearer())
                    .timeout(most)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What the service itself finds wrong in its books. */
    public List<String> reconcile(int replica) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(replicas.get(replica).resolve("/v1/reconcile"))
                .header("Authorization", tokens.bearer())
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("reconcile answered %d: %s".formatted(answer.statusCode(), answer.body()));
            }
            return Wire.faults(answer.body());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private Optional<List<Answer>> attempt(int replica, List<Intent> intents, List<Attempt> attempts) {
        try {
            HttpRequest request = Wire.request(replicas.get(replica), intents)
                    .header("Authorization", tokens.bearer())
                    .timeout(ATTEMPT)
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            attempts.add(new Attempt(replica, Integer.toString(answer.statusCode())));
            return Wire.answers(intents, answer.statusCode(), answer.body());
        } catch (HttpTimeoutException late) {
            attempts.add(new Attempt(replica, "timeout"));
        } catch (JsonProcessingException half) {
            attempts.add(new Attempt(replica, "half an answer"));
        } catch (IOException cutOff) {
            attempts.add(new Attempt(replica, "cut off"));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            attempts.add(new Attempt(replica, "interrupted"));
        }
        return Optional.empty();
    }

    private boolean mayTryAgain(int tried, long began, Insistence insistence) {
        if (tried >= insistence.mostAttempts || Thread.currentThread().isInterrupted()) {
            return false;
        }
        long most = Math.min(BACKOFF_MILLIS_MOST, BACKOFF_MILLIS << Math.min(tried, MOST_DOUBLINGS));
        Duration backoff = Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most + 1));
        long spent = System.nanoTime() - began + backoff.toNanos();
        if (spent > insistence.deadline.toNanos() || (insistence == Insistence.USUAL && !retries.spend())) {
            return false;
        }
        return Patience.pass(backoff);
    }
}
