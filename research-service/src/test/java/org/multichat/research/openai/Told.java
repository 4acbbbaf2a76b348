package org.multichat.research.openai;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.multichat.generator.GeneratorOutput;
import org.multichat.generator.provider.Acceptance;
import org.multichat.generator.provider.Product;

/** What a provider says, with the newest state after each event; handles are alike in every telling. */
class Told extends GeneratorOutput {

    final List<String> events = new CopyOnWriteArrayList<>();
    final List<String> states = new CopyOnWriteArrayList<>();
    private final int dieAfter;
    private String state = "";

    /** The replica dies. */
    static final class Died extends RuntimeException {}

    Told() {
        this(Integer.MAX_VALUE);
    }

    /** @param dieAfter so many events are said */
    Told(int dieAfter) {
        this.dieAfter = dieAfter;
    }

    @Override
    public void accepted(Acceptance accepted) {
        super.accepted(accepted);
        state = accepted.state();
        event("accepted " + accepted.model() + " " + accepted.attach());
    }

    @Override
    public void renewed(String newer) {
        super.renewed(newer);
        state = newer;
        event("accepted again");
    }

    @Override
    public void onRecord(String newer) throws InterruptedException {
        super.onRecord(newer);
        state = newer;
        event("accepted again");
    }

    @Override
    public void progress(String stage, @Nullable Double fraction, String message) {
        event("progress %s %s %s".formatted(stage, fraction, message));
    }

    @Override
    public void delta(String piece) {
        super.delta(piece);
        event("delta " + piece);
    }

    @Override
    public void produced(Product product, byte[] content) {
        super.produced(product, content);
        event("produced " + product.title());
    }

    /** The stages without repetition. */
    String shape() {
        List<String> shape = new ArrayList<>();
        for (String event : events) {
            String[] words = event.split(" ", 3);
            String kind = words[0].equals("progress") ? words[1] : words[0];
            if (shape.isEmpty() || !shape.getLast().equals(kind)) {
                shape.add(kind);
            }
        }
        return String.join(" ", shape);
    }

    private void event(String line) {
        events.add(line);
        states.add(state);
        if (events.size() >= dieAfter) {
            throw new Died();
        }
    }
}
