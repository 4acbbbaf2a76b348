package org.multichat.provider.call;

import io.quarkus.logging.Log;
import io.smallrye.faulttolerance.api.CustomBackoffStrategy;
import io.smallrye.faulttolerance.api.Guard;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.multichat.provider.call.ProviderFailure.NoAnswer;
import org.multichat.provider.call.ProviderFailure.Nonsense;
import org.multichat.provider.call.ProviderFailure.NotSent;
import org.multichat.provider.call.ProviderFailure.Refused;

/**
 * All calls of this replica to one provider: a breaker that stops asking who does not answer, a bound on how many run
 * at once, a time limit on each, and retries that cannot cost twice, wait as long as the provider says, and run out.
 */
public final class ProviderCalls {

    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    /** Who has to be left alone for longer is told to the person, who may not want to wait. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /**
     * A page of somebody in between passes; a file that is broken stays so, and read on and on it would alone open the
     * breaker for everybody.
     */
    private static final int MOST_NONSENSE = 1 + Way.READ.retries();

    private static final int BREAKER_LOOKS_AT = 10;
    private static final double BREAKER_OPENS_AT = 0.5;
    private static final Duration BREAKER_WAITS = Duration.ofSeconds(5);

    private final String provider;
    private final Predicate<Refused> isFinal;
    private final Guard breaker;
    private final Map<Way, Guard> retries = new EnumMap<>(Way.class);
    private final Map<Way, Guard> clocks = new EnumMap<>(Way.class);
    private final ProviderTrace trace;
    private final RetryBudget budget = new RetryBudget();
    private final AtomicLong operations = new AtomicLong();
    private final AtomicLong attempts = new AtomicLong();

    /**
     * @param provider as it is called in settings and receipts; its breaker's name is {@code provider-} and this
     * @param isFinal which refusals no waiting mends, whatever their status, such as a 429 for want of money
     */
    public ProviderCalls(String provider, Limits limits, Predicate<Refused> isFinal) {
        this.provider = provider;
        this.isFinal = isFinal;
        this.trace = new ProviderTrace(provider);
        this.breaker = Guard.create()
                .withCircuitBreaker()
                .name(breakerOf(provider))
                .requestVolumeThreshold(BREAKER_LOOKS_AT)
                .failureRatio(BREAKER_OPENS_AT)
                .delay(BREAKER_WAITS.toMillis(), ChronoUnit.MILLIS)
                .when(ProviderCalls::isOutage)
                .done()
                .withBulkhead()
                .limit(limits.atOnce())
                .done()
                .build();
        for (Way way : Way.values()) {
            retries.put(way, retry(way, limits.retries(way)));
            clocks.put(way, clock(limits.within(way)));
        }
    }

    public String provider() {
        return provider;
    }

    /** How many calls were wanted. */
    public long operations() {
        return operations.get();
    }

    /** How often the provider was really asked, or would have been but for the breaker. */
    public long attempts() {
        return attempts.get();
    }

    /**
     * What the call answers. It runs on this thread and may run several times.
     *
     * @throws ProviderFailure of the last attempt
     */
    public <T> T call(Way way, Callable<T> call) throws InterruptedException {
        operations.incrementAndGet();
        budget.called();
        AtomicReference<T> answer = new AtomicReference<>();
        AtomicInteger number = new AtomicInteger();
        try {
            Objects.requireNonNull(retries.get(way))
                    .call(
                            () -> trace.of(way, number.incrementAndGet(), () -> attempt(way, call, answer)),
                            Boolean.class);
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception failure) {
            ProviderFailure told = Failures.of(failure);
            Log.infof("%s: %s", provider, told.getMessage());
            throw told;
        }
        return Objects.requireNonNull(answer.get());
    }

    /**
     * Reads what is paid for already: beyond the retries of a call, for as long as the provider may come back. Nonsense
     * is read as often as a call repeats it, also when the retries of everybody are spent, and no more.
     *
     * @param patience after so long the last failure stands
     */
    public <T> T persist(Callable<T> read, Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        long pause = FIRST_PAUSE.toMillis();
        AtomicInteger nonsense = new AtomicInteger();
        while (true) {
            try {
                return call(Way.READ, () -> counting(read, nonsense));
            } catch (ProviderFailure failure) {
                if (nonsense.get() >= MOST_NONSENSE
                        || !mayPass(failure)
                        || System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause) > until) {
                    throw failure;
                }
            }
            TimeUnit.MILLISECONDS.sleep(pause + ThreadLocalRandom.current().nextLong(pause));
            pause = Math.min(2 * pause, LONGEST_PAUSE.toMillis());
        }
    }

    private static <T> T counting(Callable<T> read, AtomicInteger nonsense) throws Exception {
        try {
            return read.call();
        } catch (Nonsense broken) {
            nonsense.incrementAndGet();
            throw broken;
        }
    }

    /** A refusal of what is asked stays one. */
    private static boolean mayPass(ProviderFailure failure) {
        return switch (failure) {
            case NotSent _, NoAnswer _, Nonsense _ -> true;
            case Refused refused -> refused.status() == 429 || refused.status() >= 500;
        };
    }

    /** The breaker's state is asked for under this name. */
    static String breakerOf(String provider) {
        return "provider-" + provider;
    }

    private <T> Boolean attempt(Way way, Callable<T> call, AtomicReference<T> answer) throws InterruptedException {
        attempts.incrementAndGet();
        Guard clock = Objects.requireNonNull(clocks.get(way));
        // The clock inside the breaker, so that it sees who is too slow.
        return told(() -> breaker.call(
                () -> told(() -> clock.call(() -> told(() -> set(answer, call.call())), Boolean.class)),
                Boolean.class));
    }

    private static <T> Boolean set(AtomicReference<T> answer, T value) {
        answer.set(value);
        return true;
    }

    /** In our own words before anybody decides on it. */
    private static Boolean told(Callable<Boolean> call) throws InterruptedException {
        try {
            return call.call();
        } catch (InterruptedException stopped) {
            throw stopped;
        } catch (Exception failure) {
            if (Failures.isInterruption(failure)) {
                throw new InterruptedException("the call is not wanted any more");
            }
            throw Failures.of(failure);
        }
    }

    private static Guard clock(Duration within) {
        return Guard.create()
                .withTimeout()
                .duration(within.toMillis(), ChronoUnit.MILLIS)
                .done()
                .build();
    }

    private Guard retry(Way way, int most) {
        return Guard.create()
                .withRetry()
                .maxRetries(most)
                .maxDuration(0, ChronoUnit.MILLIS)
                .whenException(failure -> mayBeRepeated(way, failure))
                .withCustomBackoff()
                .strategy(Backoff::new)
                .done()
                .done()
                .build();
    }

    private boolean mayBeRepeated(Way way, Throwable thrown) {
        if (!(thrown instanceof ProviderFailure failure)) {
            return false;
        }
        if (failure instanceof Refused refused) {
            boolean tooLong = refused.retryAfter()
                    .filter(wait -> wait.compareTo(LONGEST_WAIT) > 0)
                    .isPresent();
            if (tooLong || isFinal.test(refused)) {
                return false;
            }
        }
        return way.mayBeRepeated(failure) && budget.spend();
    }

    /** What says that the provider is in trouble; that it refuses something says the opposite. */
    private static boolean isOutage(Throwable thrown) {
        return switch (thrown) {
            case Refused refused -> refused.status() >= 500;
            case NotSent _, NoAnswer _, Nonsense _ -> true;
            default -> false;
        };
    }

    /** Waits longer each time, never as long as everybody else, and at least as long as the provider says. */
    private static final class Backoff implements CustomBackoffStrategy {

        private long next = FIRST_WAIT.toMillis();

        @Override
        public long nextDelayInMillis(Throwable thrown) {
            long wait = next + ThreadLocalRandom.current().nextLong(next);
            next = Math.min(2 * next, LONGEST_WAIT.toMillis() / 2);
            long asked = thrown instanceof Refused refused
                    ? refused.retryAfter().map(Duration::toMillis).orElse(0L)
                    : 0L;
            return asked + wait;
        }
    }
}
