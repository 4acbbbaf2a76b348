package org.multichat.simulator.fault;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multichat.simulator.play.Operation;

/**
 * All faults that are armed, and how often each has struck. A prompt's own come first, then the script's, then the
 * weather's. Faults of one operation strike one after another in the order in which they stand there; a call that one
 * of them spoils does not reach the next.
 */
@ApplicationScoped
public class Faults {

    /** More armed faults than this are a script that forgets to disarm. */
    public static final int MAX_ARMED = 1_000;

    /** Prompts whose faults are still counted; the ones used longest ago are forgotten and would strike anew. */
    private static final int MAX_COUNTED = 10_000;

    private final FaultReader reader;
    private final List<Armed> script = new ArrayList<>();
    private final Map<String, Integer> seenByPrompt = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > MAX_COUNTED;
        }
    };
    private Weather weather = Weather.FAIR;
    private long calls;

    Faults(FaultReader reader) {
        this.reader = reader;
    }

    /**
     * What is to go wrong with this call of the operation.
     *
     * @param prompt the prompt the call is about, whether it carries it or only the task does
     * @throws MalformedFault if the prompt has words that are not understood
     */
    public synchronized Mishap next(Operation operation, String prompt) {
        Weather.Drawn drawn = weather.draw(calls++);
        return scripted(operation, prompt)
                .map(fault -> new Mishap(fault.deed(), fault.delay().plus(drawn.latency()), true))
                .or(() -> drawn.deed().map(deed -> new Mishap(deed, drawn.latency(), true)))
                .orElseGet(() -> new Mishap(new Deed.Late(), drawn.latency(), false));
    }

    /** How a task that begins now is to end, if it is not to end well. The weather does not decide that. */
    public synchronized Optional<String> end(Operation end, String prompt) {
        return scripted(end, prompt)
                .map(Fault::deed)
                .filter(Deed.Twist.class::isInstance)
                .map(twist -> ((Deed.Twist) twist).name());
    }

    public synchronized void arm(List<Fault> faults) {
        if (script.size() + faults.size() > MAX_ARMED) {
            throw new MalformedFault("more than %d faults are armed".formatted(MAX_ARMED));
        }
        faults.forEach(fault -> script.add(new Armed(fault)));
    }

    public synchronized List<Struck> armed() {
        return script.stream()
                .map(armed -> new Struck(armed.fault, armed.struck()))
                .toList();
    }

    public synchronized void disarm() {
        script.clear();
    }

    public synchronized void forget() {
        script.clear();
        seenByPrompt.clear();
        weather = Weather.FAIR;
        calls = 0;
    }

    public synchronized Weather weather() {
        return weather;
    }

    /** From now on; the calls are numbered anew, so that the same seed gives the same faults. */
    public synchronized void setWeather(Weather next) {
        weather = next;
        calls = 0;
    }

    private Optional<Fault> scripted(Operation operation, String prompt) {
        Optional<Fault> ofPrompt = Optional.empty();
        int place = 0;
        for (Fault fault : reader.inPrompt(prompt)) {
            place++;
            if (ofPrompt.isEmpty() && fault.operation().equals(operation.name())) {
                String counter =
                        operation.name() + place + "/" + (fault.key() == null ? fingerprint(prompt) : fault.key());
                ofPrompt = strikes(fault, seenByPrompt.merge(counter, 1, Integer::sum) - 1);
            }
        }
        return ofPrompt.or(() -> script.stream()
                .filter(armed -> armed.fault.operation().equals(operation.name()))
                .flatMap(armed -> strikes(armed.fault, armed.seen++).stream())
                .findFirst());
    }

    /** Prompts may be long, and there may be many. */
    private static String fingerprint(String prompt) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(prompt.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Optional<Fault> strikes(Fault fault, int seen) {
        return seen >= fault.skip() && seen - fault.skip() < fault.times() ? Optional.of(fault) : Optional.empty();
    }

    /**
     * @param delay how long the call hangs before
     * @param isFault false if all goes well
     */
    public record Mishap(Deed deed, Duration delay, boolean isFault) {}

    /** A fault and how often it has struck. */
    public record Struck(Fault fault, int struck) {}

    private static final class Armed {

        private final Fault fault;
        private int seen;

        Armed(Fault fault) {
            this.fault = fault;
        }

        int struck() {
            return Math.clamp((long) seen - fault.skip(), 0, fault.times());
        }
    }
}
