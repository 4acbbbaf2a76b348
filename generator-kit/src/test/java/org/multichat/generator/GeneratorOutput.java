package org.multichat.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.generator.provider.Acceptance;
import org.multichat.generator.provider.Attach;
import org.multichat.generator.provider.Output;
import org.multichat.generator.provider.Product;
import org.multichat.generator.provider.Usage;

/** Writes down what a provider says, for tests of providers; what is to be on record is at once. */
public class GeneratorOutput implements Output {

    /**
     * In order, one line each: {@code accepted bfl flux}, {@code on record ...}, {@code delta ...}, {@code produced
     * image/png}.
     */
    public final List<String> said = new ArrayList<>();

    public final List<Product> products = new ArrayList<>();
    private final List<byte[]> contents = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable Acceptance acceptance;
    private @Nullable Usage usage;

    @Override
    public void accepted(String model, String state) {
        accepted(new Acceptance("itself", model, Attach.ANY, state));
    }

    @Override
    public void accepted(Acceptance accepted) {
        acceptance = accepted;
        said.add("accepted %s %s".formatted(accepted.provider(), accepted.model()));
    }

    @Override
    public void asks(String provider) {
        said.add("asks " + provider);
    }

    @Override
    public void renewed(String state) {
        said.add("renewed " + state);
        newest(state);
    }

    @Override
    public void onRecord(String state) throws InterruptedException {
        said.add("on record " + state);
        newest(state);
    }

    @Override
    public void progress(String stage, @Nullable Double fraction, String message) {
        said.add("progress " + stage + " " + fraction);
    }

    @Override
    public void delta(String piece) {
        said.add("delta " + piece);
        text.append(piece);
    }

    @Override
    public void produced(Product product, byte[] content) {
        said.add("produced " + product.mediaType());
        products.add(product);
        contents.add(content);
    }

    @Override
    public void usage(Usage used) {
        said.add("usage " + used.costMicros());
        usage = used;
    }

    public byte[] content(int n) {
        return contents.get(n - 1);
    }

    public String text() {
        return text.toString();
    }

    public Optional<Acceptance> acceptance() {
        return Optional.ofNullable(acceptance);
    }

    public Optional<Usage> usage() {
        return Optional.ofNullable(usage);
    }

    private void newest(String state) {
        acceptance = acceptance == null ? null : acceptance.with(state);
    }
}
