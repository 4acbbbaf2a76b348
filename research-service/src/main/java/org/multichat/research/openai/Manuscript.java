package org.multichat.research.openai;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.multichat.generator.provider.Output;
import org.multichat.generator.provider.Product;
import org.multichat.research.delivery.Cutting;

/** The paper as far as it is written, which is as far as it was told. */
final class Manuscript {

    /** More than the longest paper there is; what a server writes beyond it is not wanted. */
    private static final int MAX_CHARS = 400_000;

    private final Output output;
    private final Cutting cutting = new Cutting();
    private final StringBuilder text = new StringBuilder();
    private boolean hasPassages;

    Manuscript(Output output) {
        this.output = output;
    }

    /** A block of its own, told at once. */
    void block(String block) {
        open();
        say(block);
        close();
    }

    /** A part of the paper that the model writes now. */
    Passage passage(@Nullable String heading) {
        return new Passage(heading);
    }

    boolean isEmpty() {
        return !hasPassages;
    }

    /** The last words, for whoever goes on. */
    String end(int maxChars) {
        return Plain.end(text.toString(), maxChars);
    }

    /** It is finished: the same text that was told, as one thing. */
    void deliver(String title) {
        say("\n");
        close();
        output.produced(
                new Product("text/markdown", title, null, null, null, List.of()),
                text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void open() {
        if (!text.isEmpty()) {
            say("\n\n");
        }
    }

    private void say(String more) {
        text.append(more);
        cutting.add(more).forEach(output::delta);
    }

    private void close() {
        cutting.rest().forEach(output::delta);
    }

    /** What a model writes of one part. Its heading appears with its first sentence, or never. */
    final class Passage {

        private final @Nullable String heading;
        private final Sentences sentences = new Sentences();
        private final StringBuilder start = new StringBuilder();
        private boolean started;
        private boolean said;
        private long chars;

        private Passage(@Nullable String heading) {
            this.heading = heading;
        }

        /** The next piece as it comes. */
        void add(String piece) {
            long before = chars;
            chars += piece.length();
            if (before >= MAX_CHARS) {
                return;
            }
            String plain = Plain.withoutControls(Plain.start(piece, (int) (MAX_CHARS - before)));
            if (started) {
                tell(sentences.add(plain));
                return;
            }
            start.append(plain);
            String so = withoutHeading();
            if (!so.isEmpty()) {
                started = true;
                tell(sentences.add(so));
            }
        }

        /** @param whole whether it ends as the model meant it to; else after its last whole sentence */
        void end(boolean whole) {
            tell(whole ? sentences.rest() : sentences.cut());
            close();
        }

        /** Some models say the heading again that they were told. Nothing until it is clear what comes. */
        private String withoutHeading() {
            String so = start.toString().stripLeading();
            if (heading == null || !so.startsWith("#")) {
                return so;
            }
            int end = so.indexOf('\n');
            return end < 0 ? "" : so.substring(end).stripLeading();
        }

        private void tell(String more) {
            if (more.isEmpty() || text.length() + more.length() > MAX_CHARS) {
                return;
            }
            if (!said) {
                said = true;
                hasPassages = true;
                open();
                say(heading == null ? "" : "## " + heading + "\n\n");
            }
            say(Plain.withoutHalves(more));
        }
    }
}
