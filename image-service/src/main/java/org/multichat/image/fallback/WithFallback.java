package org.multichat.image.fallback;

import io.quarkus.logging.Log;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.multichat.generator.provider.Attach;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Cost;
import org.multichat.generator.provider.Failure;
import org.multichat.generator.provider.Offer;
import org.multichat.generator.provider.Output;
import org.multichat.generator.provider.Provider;
import org.multichat.generator.provider.Quote;
import org.multichat.generator.provider.Work;
import org.multichat.kit.problem.Refusal;

/**
 * Two providers, of which the second is asked when the first certainly did nothing: each at most once, and the second
 * only if what it may cost fits what was set aside for the first. A handle names who really makes it; whatever comes
 * later goes to that one.
 */
public final class WithFallback implements Provider {

    /** What the next one may be able to do: nobody there, no place, no money, no key. Never what it was asked for. */
    private static final Set<String> WORTH_ANOTHER = Set.of(
            "/problems/provider-unreachable",
            "/problems/provider-busy",
            "/problems/provider-no-credit",
            "/problems/provider-key-refused");

    private final Provider first;
    private final Provider second;
    /** Pictures that are drawn here take memory; as many as the first buys at once would not fit. */
    private final Semaphore roomForSecond;

    public WithFallback(Provider first, Provider second) {
        this.first = first;
        this.second = second;
        this.roomForSecond = new Semaphore(second.atOnce());
    }

    @Override
    public String name() {
        return first.name();
    }

    @Override
    public Attach attach() {
        return first.attach();
    }

    @Override
    public int atOnce() {
        return first.atOnce();
    }

    @Override
    public Offer offer() {
        return first.offer();
    }

    @Override
    public Quote quote(Work work) {
        return first.quote(work);
    }

    @Override
    public boolean makes(String provider) {
        return first.makes(provider) || second.makes(provider);
    }

    @Override
    public void generate(Work work, Output output) throws Failure, InterruptedException {
        Told told = new Told(first, output);
        try {
            first.generate(work, told);
            told.tellHeld();
        } catch (Failure failure) {
            if (told.isTold() || !isWorthAnother(failure) || !mayBeMadeBySecond(work)) {
                told.tellHeld();
                throw failure;
            }
            Log.infof(
                    "generation %s: %s did nothing (%s), %s is asked instead",
                    work.id(), first.name(), failure.problem().type(), second.name());
            inRoom(() -> {
                output.asks(second.name());
                second.generate(work, Told.atOnce(second, output));
            });
        }
    }

    @Override
    public void resume(Work work, String state, Output output) throws Failure, InterruptedException {
        Provider who = whose(state);
        Output told = Told.atOnce(who, output);
        if (who.equals(second)) {
            inRoom(() -> second.resume(work, state, told));
        } else {
            first.resume(work, state, told);
        }
    }

    @Override
    public Cost stopped(Work work, String state) throws InterruptedException {
        return whose(state).stopped(work, state);
    }

    @Override
    public Cost stoppedElsewhere(Work work, String state) throws InterruptedException {
        return whose(state).stoppedElsewhere(work, state);
    }

    @Override
    public Cost cost(Work work, String state) throws InterruptedException {
        return whose(state).cost(work, state);
    }

    @Override
    public Optional<String> reference(String state) {
        return whose(state).reference(state);
    }

    @Override
    public Charged chargedWhenBroken() {
        return both(first.chargedWhenBroken(), second.chargedWhenBroken());
    }

    @Override
    public Charged chargedWhenCancelled() {
        return both(first.chargedWhenCancelled(), second.chargedWhenCancelled());
    }

    /** A state begins with the name of the provider whose it is; the one that needs none leaves it empty. */
    private Provider whose(String state) {
        for (Provider provider : List.of(first, second)) {
            if (state.equals(provider.name()) || state.startsWith(provider.name() + " ")) {
                return provider;
            }
        }
        return first.name().equals("local") ? first : second;
    }

    private static boolean isWorthAnother(Failure failure) {
        return failure.charged() == Charged.NO
                && WORTH_ANOTHER.contains(failure.problem().type());
    }

    private boolean mayBeMadeBySecond(Work work) {
        try {
            return second.quote(work).maxMicros() <= work.ceilingMicros();
        } catch (Refusal cannot) {
            Log.infof("generation %s: %s cannot make it instead", work.id(), second.name());
            return false;
        }
    }

    private static Charged both(Charged one, Charged other) {
        return one == other ? one : Charged.UNKNOWN;
    }

    private interface Making {
        void run() throws Failure, InterruptedException;
    }

    private void inRoom(Making making) throws Failure, InterruptedException {
        roomForSecond.acquire();
        try {
            making.run();
        } finally {
            roomForSecond.release();
        }
    }
}
