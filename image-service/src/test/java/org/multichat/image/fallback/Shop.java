package org.multichat.image.fallback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.generator.provider.Acceptance;
import org.multichat.generator.provider.Attach;
import org.multichat.generator.provider.Bound;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Cost;
import org.multichat.generator.provider.Failure;
import org.multichat.generator.provider.Offer;
import org.multichat.generator.provider.Output;
import org.multichat.generator.provider.Product;
import org.multichat.generator.provider.Provider;
import org.multichat.generator.provider.Quote;
import org.multichat.generator.provider.Usage;
import org.multichat.generator.provider.Work;
import org.multichat.kit.problem.Problem;

/** A provider that fails as it is told to, and writes down what it was asked. */
final class Shop implements Provider {

    final List<String> asked = new ArrayList<>();
    private final String name;
    private final Attach attach;
    private final long price;
    private @Nullable Failure failure;

    Shop(String name, Attach attach, long price) {
        this.name = name;
        this.attach = attach;
        this.price = price;
    }

    Shop failing(String problem, Charged charged) {
        failure = new Failure(Problem.of(problem, 503, problem, null), charged);
        return this;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Attach attach() {
        return attach;
    }

    @Override
    public Offer offer() {
        return new Offer(name, List.of("m"), List.of(), "v", List.of());
    }

    @Override
    public Quote quote(Work work) {
        return new Quote(price, Bound.HARD, name, "m", "v", "basis", Instant.MAX);
    }

    /**
     * Like ours: who only answers when it has made the thing accepts at once, who takes a task accepts when it has it.
     */
    @Override
    public void generate(Work work, Output output) throws Failure {
        asked.add("generate");
        if (attach == Attach.REPLICA) {
            output.accepted(new Acceptance(name, "m", attach, name));
            output.progress("making", 0.1, "Making");
        }
        if (failure != null) {
            throw failure;
        }
        if (attach == Attach.ANY) {
            output.accepted("m", name.equals("local") ? "" : name + " {}");
        }
        output.produced(new Product("image/png", "A cat", 1, 1, null, List.of()), new byte[1]);
        output.usage(new Usage(price, Map.of()));
    }

    @Override
    public Optional<String> reference(String state) {
        return Optional.of(state).filter(text -> text.startsWith("bfl"));
    }

    @Override
    public void resume(Work work, String state, Output output) {
        asked.add("resume " + state);
    }

    @Override
    public Cost stopped(Work work, String state) {
        asked.add("stopped " + state);
        return Cost.NONE;
    }

    @Override
    public Cost cost(Work work, String state) {
        asked.add("cost " + state);
        return Cost.NONE;
    }
}
