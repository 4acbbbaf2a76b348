package org.multichat.generator.generation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.smallrye.mutiny.Multi;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.multichat.generator.event.GenerationEvent;
import org.multichat.generator.event.GenerationEvent.Accepted;
import org.multichat.generator.provider.Acceptance;
import org.multichat.generator.provider.Output;
import org.multichat.generator.provider.Product;
import org.multichat.generator.provider.Provider;
import org.multichat.generator.provider.Usage;

/** What a provider says becomes events and files here, in an order that the contract allows; one event ends it. */
final class Transcript implements Output {

    /** Nobody offers more pictures of one prompt. */
    static final int MAX_PRODUCTS = 16;

    /** Two of the largest products; the spool has room for this many times the generations that run at once. */
    static final long MAX_PRODUCT_BYTES = 2L * MAX_BYTES;

    private final Function<Acceptance, String> sealing;
    private final Provider provider;
    private final Spool spool;
    private final ObjectWriter json;
    private final Ledger books;
    private final EventLog log = new EventLog();
    private final List<Spooled> products = new ArrayList<>();
    private @Nullable Acceptance accepted;
    private @Nullable Usage usage;
    private @Nullable GenerationEvent end;
    private boolean resumed;
    private boolean brokenOff;
    private int onRecord;
    private @Nullable String asked;

    /** Where is written down who is asked, and what it came to. */
    interface Ledger {
        void asked(String provider);

        void used(String provider, Usage usage);

        void ended(String provider, GenerationEvent end, @Nullable Usage usage);
    }

    /**
     * @param sealing makes a handle of what was accepted
     * @param books are told before anybody else
     */
    Transcript(Function<Acceptance, String> sealing, Provider provider, Spool spool, ObjectMapper json, Ledger books) {
        this.sealing = sealing;
        this.provider = provider;
        this.spool = spool;
        this.json = json.writerFor(GenerationEvent.class);
        this.books = books;
    }

    /** Says again what was said when another replica began the work. */
    synchronized void resume(Acceptance before, String handle) {
        accepted = before;
        resumed = true;
        say(event(before, handle, false));
    }

    @Override
    public synchronized void asks(String other) {
        asked = other;
        books.asked(other);
    }

    /** Who makes it, as far as is known by now. */
    synchronized String maker() {
        if (accepted != null) {
            return accepted.provider();
        }
        return asked == null ? provider.name() : asked;
    }

    @Override
    public void accepted(String model, String state) {
        accepted(new Acceptance(provider.name(), model, provider.attach(), state));
    }

    @Override
    public synchronized void accepted(Acceptance acceptance) {
        if (resumed) {
            return;
        }
        if (accepted != null) {
            throw new IllegalStateException("work is accepted once");
        }
        accepted = acceptance;
        say(event(acceptance, sealing.apply(acceptance), false));
    }

    @Override
    public synchronized void renewed(String state) {
        renew(state, false);
    }

    @Override
    public synchronized void onRecord(String state) throws InterruptedException {
        renew(state, true);
        int number = log.size();
        while (onRecord < number) {
            wait();
        }
    }

    private void renew(String state, boolean confirm) {
        if (accepted == null) {
            throw new IllegalStateException("nothing is renewed before the work is accepted");
        }
        Acceptance newer = accepted.with(state);
        work(event(newer, sealing.apply(newer), confirm));
        accepted = newer;
    }

    private Accepted event(Acceptance acceptance, String handle, boolean confirm) {
        return new Accepted(
                handle,
                acceptance.attach(),
                acceptance.provider(),
                acceptance.model(),
                provider.reference(acceptance.state()).orElse(null),
                confirm ? true : null);
    }

    /** Everything up to that event is on record with whoever listens. */
    synchronized void confirm(int number) {
        onRecord = Math.max(onRecord, number);
        notifyAll();
    }

    @Override
    public synchronized void progress(String stage, @Nullable Double fraction, String message) {
        work(new GenerationEvent.Progress(stage, fraction, message));
    }

    @Override
    public synchronized void delta(String text) {
        work(new GenerationEvent.Delta(text));
    }

    @Override
    public synchronized void produced(Product product, byte[] content) {
        if (content.length > MAX_BYTES
                || products.size() >= MAX_PRODUCTS
                || productBytes() + content.length > MAX_PRODUCT_BYTES) {
            throw new IllegalStateException("a generation makes at most %d things of %d bytes together"
                    .formatted(MAX_PRODUCTS, MAX_PRODUCT_BYTES));
        }
        Spooled kept = spool.keep(product.mediaType(), content);
        products.add(kept);
        try {
            work(new GenerationEvent.Produced(
                    products.size(),
                    product.mediaType(),
                    product.title(),
                    product.width(),
                    product.height(),
                    product.durationSeconds(),
                    product.notDrawn()));
        } catch (RuntimeException unsaid) {
            products.removeLast();
            spool.forget(kept.file());
            throw unsaid;
        }
        notifyAll();
    }

    @Override
    public synchronized void usage(Usage usage) {
        books.used(maker(), usage);
        work(new GenerationEvent.Used(usage.costMicros(), usage.detail()));
        this.usage = usage;
    }

    /** Ends it, if it has not ended yet. */
    synchronized boolean end(GenerationEvent last) {
        if (end != null || brokenOff) {
            return false;
        }
        end = last;
        books.ended(maker(), last, usage);
        log.say(textOf(last), true);
        notifyAll();
        return true;
    }

    /** Stops telling without an end: somebody else can go on with it. */
    synchronized void breakOff() {
        brokenOff = true;
        log.breakOff();
        notifyAll();
    }

    /** Who asks for what comes after an event has it, and all before it. */
    Multi<Frame> after(int number) {
        confirm(number);
        return resumed() ? log.afterOrEnd(number) : log.after(number);
    }

    private synchronized boolean resumed() {
        return resumed;
    }

    /** The n-th product, as soon as it is there; nothing when the generation ends without it or it takes too long. */
    synchronized Optional<Spooled> product(int n, Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        long left = atMost.toNanos();
        while (products.size() < n && !isOver() && left > 0) {
            // Rounded up: waiting for 0 milliseconds would be for ever.
            wait(left / 1_000_000 + 1);
            left = until - System.nanoTime();
        }
        return products.size() < n ? Optional.empty() : Optional.of(products.get(n - 1));
    }

    synchronized Optional<GenerationEvent> awaitEnd(Duration atMost) throws InterruptedException {
        product(Integer.MAX_VALUE, atMost);
        return Optional.ofNullable(end);
    }

    synchronized boolean isOver() {
        return end != null || brokenOff;
    }

    /** Who has taken the work on, with the newest state; nobody yet, perhaps. */
    synchronized Optional<Acceptance> acceptance() {
        return Optional.ofNullable(accepted);
    }

    synchronized boolean isBrokenOff() {
        return brokenOff;
    }

    synchronized Optional<Usage> usage() {
        return Optional.ofNullable(usage);
    }

    synchronized long productBytes() {
        return products.stream().mapToLong(Spooled::bytes).sum();
    }

    long eventBytes() {
        return log.bytes();
    }

    void beat() {
        log.beat();
    }

    synchronized void forgetProducts() {
        products.forEach(product -> spool.forget(product.file()));
        products.clear();
    }

    private void work(GenerationEvent event) {
        if (accepted == null) {
            throw new IllegalStateException("nothing is said before the work is accepted");
        }
        if (usage != null) {
            throw new IllegalStateException("after the usage comes only the end");
        }
        say(event);
    }

    private void say(GenerationEvent event) {
        log.say(textOf(event), false);
    }

    private String textOf(GenerationEvent event) {
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("an event holds plain values only", unwritable);
        }
    }
}
