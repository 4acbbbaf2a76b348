package org.multichat.research;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.multichat.generator.GeneratorOutput;
import org.multichat.generator.provider.Product;
import org.multichat.generator.provider.Usage;

/** Keeps what a provider says, as lines that can be compared, and its bytes. */
public final class Recorded extends GeneratorOutput {

    public final List<String> events = new ArrayList<>();
    public final List<String> deltas = new ArrayList<>();
    public String state = "";
    public String produced = "";
    public final List<Usage> usages = new ArrayList<>();

    @Override
    public void accepted(String model, String state) {
        this.state = state;
        events.add("accepted " + model);
    }

    @Override
    public void progress(String stage, @Nullable Double fraction, String message) {
        events.add("progress " + stage + " " + fraction + " " + message);
    }

    @Override
    public void delta(String text) {
        deltas.add(text);
        events.add("delta " + text);
    }

    @Override
    public void produced(Product product, byte[] content) {
        products.add(product);
        produced = new String(content, StandardCharsets.UTF_8);
        events.add("produced " + product.mediaType());
    }

    @Override
    public void usage(Usage usage) {
        usages.add(usage);
        events.add("usage " + usage.costMicros() + " " + usage.detail());
    }

    @Override
    public String text() {
        return String.join("", deltas);
    }

    /** The first word of each event, repeated ones once: the shape of what was said. */
    public String shape() {
        List<String> shape = new ArrayList<>();
        for (String event : events) {
            List<String> words = List.of(event.split(" ", 3));
            String kind = words.getFirst().equals("progress") ? words.get(1) : words.getFirst();
            if (shape.isEmpty() || !shape.getLast().equals(kind)) {
                shape.add(kind);
            }
        }
        return shape.stream().collect(Collectors.joining(" "));
    }
}
