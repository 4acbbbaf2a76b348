package org.multichat.simulator.openai.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Writes English about a subject in Markdown, as long as asked; the same seed writes the same. */
public final class Prose {

    private static final List<String> SENTENCES = sentences();
    private static final List<String> HEADINGS = List.of(
            "Abstract",
            "Introduction",
            "What is known",
            "Where the evidence comes from",
            "How it can be explained",
            "What speaks against it",
            "What follows in practice",
            "Open questions",
            "Conclusion");

    /** As many tokens as a heading and a short sentence take: less room than that is left empty. */
    private static final int SHORTEST_SENTENCE = 14;

    private final Assignment assignment;
    private final Random chance;
    private final List<String> deck = new ArrayList<>();
    private final StringBuilder written = new StringBuilder();
    private int tokens;

    private Prose(Assignment assignment, long seed) {
        this.assignment = assignment;
        // A fixed algorithm on purpose: what is written must not change with the Java that runs it.
        this.chance = new Random(seed);
    }

    /** The whole text an assignment asks for: of about as many tokens as it wants, never of more by a sentence. */
    public static String of(Assignment assignment, long seed) {
        Prose prose = new Prose(assignment, seed);
        if (assignment.isSection()) {
            prose.section();
        } else {
            prose.paper();
        }
        return prose.written.toString().strip() + "\n";
    }

    /** One sentence about the subject, for a field that wants a text. */
    public static String sentence(Assignment assignment, long seed) {
        return new Prose(assignment, seed).nextSentence();
    }

    /** A few words about the subject, for a field that wants a title. */
    public static String title(Assignment assignment, int number) {
        String heading = HEADINGS.get(Math.floorMod(number + 2, HEADINGS.size()));
        return heading + " about " + assignment.subject();
    }

    private void section() {
        if (assignment.title() != null) {
            add("## " + capital(assignment.title()) + "\n\n");
        }
        paragraphs(assignment.tokens());
    }

    private void paper() {
        int parts = Math.clamp(assignment.tokens() / 150, 1, HEADINGS.size());
        if (assignment.tokens() > 4 * SHORTEST_SENTENCE) {
            add("# " + capital(assignment.subject()) + "\n\n");
        }
        for (int part = 1; part <= parts; part++) {
            if (parts > 1) {
                add("## " + (part == parts ? HEADINGS.getLast() : HEADINGS.get(part - 1)) + "\n\n");
            }
            paragraphs((int) ((long) assignment.tokens() * part / parts));
        }
    }

    private void paragraphs(int upTo) {
        while (tokens + SHORTEST_SENTENCE < upTo || written.isEmpty()) {
            if (chance.nextInt(7) == 0 && upTo - tokens > 120) {
                points();
            } else {
                paragraph(upTo);
            }
        }
    }

    private void paragraph(int upTo) {
        int sentences = 3 + chance.nextInt(3);
        for (int i = 0; i < sentences && (tokens + SHORTEST_SENTENCE < upTo || written.isEmpty()); i++) {
            add((i == 0 ? "" : " ") + nextSentence());
        }
        add("\n\n");
    }

    private void points() {
        add("Three points deserve to be kept apart:\n\n");
        for (int i = 0; i < 3; i++) {
            add("- **" + capital(term()) + ".** " + nextSentence() + "\n");
        }
        add("\n");
    }

    private String nextSentence() {
        if (deck.isEmpty()) {
            deck.addAll(SENTENCES);
            Collections.shuffle(deck, chance);
        }
        String term = term();
        String other = term();
        int year = 1860 + chance.nextInt(130);
        return capital(deck.removeLast()
                .replace("{subject}", assignment.subject())
                .replace("{term}", term)
                .replace("{other}", other.equals(term) ? "its surroundings" : other)
                .replace("{year}", Integer.toString(year))
                .replace("{later}", Integer.toString(year + 5 + chance.nextInt(30)))
                .replace("{number}", Integer.toString(3 + chance.nextInt(60)))
                .replace("{percent}", Integer.toString(12 + chance.nextInt(80))));
    }

    private String term() {
        return assignment.terms().get(chance.nextInt(assignment.terms().size()));
    }

    private void add(String more) {
        written.append(more);
        tokens += Tokens.count(more);
    }

    private static String capital(String text) {
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
    }

    private static List<String> sentences() {
        try (InputStream text = Prose.class.getResourceAsStream("/openai/prose.txt")) {
            if (text == null) {
                throw new IllegalStateException("openai/prose.txt is not in this build");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
