package org.multichat.generator.fake;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.multichat.generator.provider.Attach;
import org.multichat.generator.provider.Bound;
import org.multichat.generator.provider.Charged;
import org.multichat.generator.provider.Failure;
import org.multichat.generator.provider.Offer;
import org.multichat.generator.provider.Output;
import org.multichat.generator.provider.Product;
import org.multichat.generator.provider.Provider;
import org.multichat.generator.provider.Quote;
import org.multichat.generator.provider.Usage;
import org.multichat.generator.provider.Work;
import org.multichat.kit.problem.Problem;

/**
 * Says the prompt back word by word and produces it as a text. Some prompts have a first word that it obeys:
 * {@code slowly} waits for a {@link #step} before every word, the others are ways to fail.
 */
@Singleton
public class FakeProvider implements Provider {

    public static final long PRICE = 1_000;

    private final Attach attach;
    private final BlockingQueue<String> steps = new LinkedBlockingQueue<>();
    private final AtomicInteger runs = new AtomicInteger();

    public FakeProvider() {
        this(Attach.ANY);
    }

    public FakeProvider(Attach attach) {
        this.attach = attach;
    }

    /** Lets everything that was slow say one more word. */
    public void step() {
        steps.add("");
    }

    public int runs() {
        return runs.get();
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public Attach attach() {
        return attach;
    }

    @Override
    public Offer offer() {
        return new Offer(
                "fake",
                List.of("echo-1"),
                List.of(new Offer.Option("copies", "1 to 4", "1")),
                "2026-01",
                List.of(new Offer.Price("prompt", PRICE)));
    }

    @Override
    public Quote quote(Work work) {
        work.options().onlyThese(Set.of("copies"));
        int copies = work.options().integer("copies", 1, 4, 1);
        return new Quote(
                PRICE * copies,
                Bound.HARD,
                "fake",
                "echo-1",
                "2026-01",
                "one echo",
                Instant.parse("2100-01-01T00:00:00Z"));
    }

    @Override
    public void generate(Work work, Output output) throws Failure, InterruptedException {
        runs.incrementAndGet();
        String text = work.prompt().text();
        List<String> words = List.of(text.split(" ", -1));
        output.accepted("echo-1", "state of " + work.id());
        switch (words.getFirst()) {
            case "fail" -> throw new Failure(Problem.of("refused", 422, "Not that", null), Charged.NO);
            case "break" -> throw new IllegalStateException("a secret of the inside");
            case "forget" -> output.delta("no usage comes");
            case "ignore" -> ignoreEverybody();
            case "flood" -> flood(output);
            case "costly" -> output.usage(new Usage(work.ceilingMicros() + 1, Map.of()));
            case "pay" -> {
                output.usage(new Usage(PRICE, Map.of()));
                steps.take();
            }
            default -> echo(words, work, output);
        }
    }

    @Override
    public Charged chargedWhenBroken() {
        return Charged.UNKNOWN;
    }

    @Override
    public Charged chargedWhenCancelled() {
        return Charged.NO;
    }

    private void echo(List<String> words, Work work, Output output) throws InterruptedException {
        for (String word : words) {
            if (words.getFirst().equals("slowly")) {
                steps.take();
            }
            output.delta(word + " ");
        }
        int copies = work.options().integer("copies", 1, 4, 1);
        for (int copy = 0; copy < copies; copy++) {
            output.produced(
                    new Product("text/plain", "Echo", null, null, null, List.of()),
                    work.prompt().text().getBytes(StandardCharsets.UTF_8));
        }
        output.usage(new Usage(PRICE * copies, Map.of("echoes", copies, "a", 1, "words", words.size())));
    }

    private static void flood(Output output) {
        while (true) {
            output.delta("x".repeat(1_000));
        }
    }

    private void ignoreEverybody() {
        boolean ended = false;
        while (!ended) {
            try {
                steps.take();
                ended = true;
            } catch (InterruptedException _) {
                ended = false;
            }
        }
    }
}
