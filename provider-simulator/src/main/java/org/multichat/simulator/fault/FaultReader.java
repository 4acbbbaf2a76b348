package org.multichat.simulator.fault;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.multichat.simulator.play.Operation;

/**
 * Reads faults as people write them: {@code bfl.submit=503 x2 retry-after=1 end=content-moderated}. In a prompt they
 * stand in {@code [sim ...]}. The README has the whole grammar.
 */
@ApplicationScoped
public class FaultReader {

    private static final int MAX_CHARS = 500;
    private static final Pattern BRACKET = Pattern.compile("\\[sim\\b([^\\]]*)\\]?", Pattern.CASE_INSENSITIVE);
    private static final Pattern STATUS = Pattern.compile("[45]\\d\\d");
    private static final Pattern PAGE = Pattern.compile("html-([45]\\d\\d)");
    private static final String ELSEWHERE = "http://169.254.169.254/latest/meta-data/";

    private final Vocabulary vocabulary;

    FaultReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The prompt as a person would have written it. */
    public static String without(String prompt) {
        return BRACKET.matcher(prompt).replaceAll(" ").strip().replaceAll("\\s+", " ");
    }

    /** @throws MalformedFault if there is a bracket that cannot be understood */
    public List<Fault> inPrompt(String prompt) {
        List<Fault> faults = new ArrayList<>();
        Matcher brackets = BRACKET.matcher(prompt);
        while (brackets.find()) {
            if (!brackets.group().endsWith("]") || brackets.group().length() > MAX_CHARS) {
                throw new MalformedFault("[sim without ] within %d characters".formatted(MAX_CHARS));
            }
            faults.addAll(read(brackets.group(1), Fault.FOR_EVER));
        }
        return faults;
    }

    /** @throws MalformedFault if a word cannot be understood, or there is none */
    public List<Fault> read(String script) {
        return read(script, 1);
    }

    /** @param ends how often an end is drawn if nobody says: a prompt's own whenever that prompt begins a task */
    private List<Fault> read(String script, int ends) {
        List<Fault> faults = new ArrayList<>();
        List<String> clause = new ArrayList<>();
        for (String word : script.strip().split("\\s+", -1)) {
            boolean begins = word.matches("[a-z0-9]+\\.[a-z0-9-]+=.*") || word.startsWith("end=");
            if (begins && !clause.isEmpty()) {
                faults.addAll(clause(clause, ends));
                clause.clear();
            }
            clause.add(word);
        }
        faults.addAll(clause(clause, ends));
        return faults;
    }

    private List<Fault> clause(List<String> words, int ends) {
        String[] parts = words.getFirst().split("=", 2);
        if (parts.length < 2) {
            throw new MalformedFault("'%s' should be operation=deed or end=word".formatted(words.getFirst()));
        }
        Modifiers modifiers = new Modifiers(words.subList(1, words.size()));
        List<Operation> operations =
                parts[0].equals("end") ? vocabulary.ends(parts[1]) : List.of(vocabulary.operation(parts[0]));
        List<Fault> faults = operations.stream()
                .map(operation -> new Fault(
                        operation.name(),
                        deed(operation, parts[1], modifiers),
                        modifiers.number("skip", 0, 1_000_000),
                        modifiers.times(operation.isEnd() ? ends : 1),
                        Duration.ofMillis(modifiers.number("delay", 0, (int) Deed.MOST_PATIENCE.toMillis())),
                        modifiers.word("key")))
                .toList();
        modifiers.nothingIsLeft(words.getFirst());
        return faults;
    }

    private static Deed deed(Operation operation, String name, Modifiers modifiers) {
        if (operation.twists().contains(name)) {
            return new Deed.Twist(name);
        }
        if (operation.isEnd()) {
            throw new MalformedFault("%s is one of %s".formatted(operation.name(), operation.twists()));
        }
        if (STATUS.matcher(name).matches()) {
            int seconds = modifiers.number("retry-after", -1, 86_400);
            return new Deed.Refuse(
                    Integer.parseInt(name),
                    seconds < 0 ? OptionalInt.empty() : OptionalInt.of(seconds),
                    modifiers.word("code"));
        }
        Matcher page = PAGE.matcher(name);
        if (page.matches()) {
            return new Deed.GatewayPage(Integer.parseInt(page.group(1)));
        }
        return switch (name) {
            case "late" -> new Deed.Late();
            case "stall" -> new Deed.Stall();
            case "cut" -> new Deed.Cut();
            case "swallow" -> new Deed.Swallow();
            case "truncate" -> new Deed.Truncate(modifiers.number("at", 50, 1_000_000));
            case "slow" -> new Deed.Slow(Duration.ofMillis(modifiers.number("over", 30_000, 600_000)));
            case "garbage" -> new Deed.Garbage();
            case "oversize" -> new Deed.Oversize(modifiers.number("megabytes", 64, 1_024));
            case "redirect" -> new Deed.Redirect(Objects.requireNonNullElse(modifiers.word("to"), ELSEWHERE));
            default ->
                throw new MalformedFault(
                        "%s cannot do '%s': a status, html-<status>, late, stall, cut, swallow, truncate, slow, garbage, oversize, redirect%s"
                                .formatted(operation.name(), name, or(operation)));
        };
    }

    private static String or(Operation operation) {
        return operation.twists().isEmpty() ? "" : ", or one of its own: " + operation.twists();
    }

    /** The words after {@code operation=deed}. Each may be asked for; what nobody asked for was written in vain. */
    private static final class Modifiers {

        private final Map<String, String> left = new LinkedHashMap<>();
        private final Set<String> asked = new HashSet<>();

        Modifiers(List<String> words) {
            for (String word : words) {
                boolean isTimes = word.matches("x(\\d+|\\*)");
                String name = isTimes ? "x" : word.replaceFirst("=.*", "");
                String value = isTimes ? word.substring(1) : word.substring(Math.min(word.length(), name.length() + 1));
                if (value.isEmpty() || left.put(name, value) != null) {
                    throw new MalformedFault("'%s' is not understood, or said twice".formatted(word));
                }
            }
        }

        int times(int usual) {
            asked.add("x");
            return "*".equals(left.get("x")) ? Fault.FOR_EVER : number("x", usual, 1_000_000);
        }

        int number(String name, int usual, int most) {
            asked.add(name);
            String value = left.get(name);
            if (value == null) {
                return usual;
            }
            if (!value.matches("\\d{1,9}") || Integer.parseInt(value) > most) {
                throw new MalformedFault("%s=%s should be a number from 0 to %d".formatted(name, value, most));
            }
            return Integer.parseInt(value);
        }

        @Nullable
        String word(String name) {
            asked.add(name);
            return left.get(name);
        }

        void nothingIsLeft(String deed) {
            left.keySet().removeAll(asked);
            if (!left.isEmpty()) {
                throw new MalformedFault("%s has no %s".formatted(deed, left.keySet()));
            }
        }
    }
}
