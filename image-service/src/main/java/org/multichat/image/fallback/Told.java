package org.multichat.image.fallback;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.multichat.generator.provider.Acceptance;
import org.multichat.generator.provider.Attach;
import org.multichat.generator.provider.Output;
import org.multichat.generator.provider.Product;
import org.multichat.generator.provider.Provider;
import org.multichat.generator.provider.Usage;

/**
 * Passes on what one of two providers says, under its own name. Work is accepted once: an acceptance that nobody else
 * could continue, said before it is known whether anything is made, is held back until something is.
 */
final class Told implements Output {

    private final Provider provider;
    private final Output output;
    private final boolean mayHold;
    private final List<Runnable> held = new ArrayList<>();
    private boolean holding;
    private boolean told;

    Told(Provider provider, Output output) {
        this(provider, output, true);
    }

    private Told(Provider provider, Output output, boolean mayHold) {
        this.provider = provider;
        this.output = output;
        this.mayHold = mayHold;
    }

    /** Of a provider after which nobody else is asked. */
    static Told atOnce(Provider provider, Output output) {
        return new Told(provider, output, false);
    }

    /** Whether anybody has heard anything. */
    boolean isTold() {
        return told;
    }

    void tellHeld() {
        holding = false;
        held.forEach(Runnable::run);
        told |= !held.isEmpty();
        held.clear();
    }

    @Override
    public void accepted(String model, String state) {
        accepted(new Acceptance(provider.name(), model, provider.attach(), state));
    }

    @Override
    public void accepted(Acceptance acceptance) {
        holding = mayHold && acceptance.attach() != Attach.ANY;
        tellOrHold(() -> output.accepted(acceptance));
    }

    @Override
    public void asks(String other) {
        output.asks(other);
    }

    @Override
    public void renewed(String state) {
        tellNow();
        output.renewed(state);
    }

    @Override
    public void onRecord(String state) throws InterruptedException {
        tellNow();
        output.onRecord(state);
    }

    @Override
    public void progress(String stage, @Nullable Double fraction, String message) {
        tellOrHold(() -> output.progress(stage, fraction, message));
    }

    @Override
    public void delta(String text) {
        tellNow();
        output.delta(text);
    }

    @Override
    public void produced(Product product, byte[] content) {
        tellNow();
        output.produced(product, content);
    }

    @Override
    public void usage(Usage usage) {
        tellNow();
        output.usage(usage);
    }

    private void tellOrHold(Runnable saying) {
        if (holding) {
            held.add(saying);
        } else {
            told = true;
            saying.run();
        }
    }

    private void tellNow() {
        tellHeld();
        told = true;
    }
}
