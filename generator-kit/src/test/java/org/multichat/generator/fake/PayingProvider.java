package org.multichat.generator.fake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.multichat.generator.provider.Acceptance;
import org.multichat.generator.provider.Attach;
import org.multichat.generator.provider.Cost;
import org.multichat.generator.provider.Failure;
import org.multichat.generator.provider.Output;
import org.multichat.generator.provider.Usage;
import org.multichat.generator.provider.Work;

/**
 * Buys from two shops in two steps: what must not be done twice is on record before it is done, and what is known after
 * it is in the newest state.
 */
public final class PayingProvider extends FakeProvider {

    /** What was bought, in order, by state. */
    public final List<String> bought = new CopyOnWriteArrayList<>();

    public final List<String> stopped = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Boolean> goods = new LinkedBlockingQueue<>();

    public void deliver() {
        goods.add(true);
    }

    @Override
    public boolean makes(String provider) {
        return provider.equals("corner-shop");
    }

    @Override
    public void generate(Work work, Output output) throws Failure, InterruptedException {
        output.accepted(new Acceptance("corner-shop", "bread-1", Attach.ANY, "first order 17"));
        bought.add("first");
        output.onRecord("about to order the second");
        bought.add("second");
        output.renewed("second order 18");
        goods.take();
        output.delta("bread and butter");
        output.usage(new Usage(PRICE, Map.of()));
    }

    @Override
    public Optional<String> reference(String state) {
        String number = state.replaceAll("\\D", "");
        return Optional.of(number).filter(digits -> !digits.isEmpty());
    }

    /** Never buys again: it knows from the state how far it had come. */
    @Override
    public void resume(Work work, String state, Output output) throws Failure, InterruptedException {
        bought.add("nothing, after " + state);
        output.usage(new Usage(PRICE, Map.of()));
    }

    @Override
    public Cost stopped(Work work, String state) {
        stopped.add(state);
        return Cost.of(new Usage(PRICE / 2, Map.of("restocking", true)));
    }

    @Override
    public Cost cost(Work work, String state) {
        return state.startsWith("second order") ? Cost.of(new Usage(PRICE, Map.of())) : Cost.UNKNOWN;
    }
}
