package org.multichat.research.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.multichat.provider.openai.TokenUsage;
import org.multichat.provider.rest.JsonBody;

/**
 * All that another replica needs to go on with a paper, small enough for a handle.
 *
 * @param day whose prices hold
 * @param tokens bound of the whole paper
 * @param sections at most so many; none where it is written in one call
 * @param parts that were asked for, in order, by the provider's ids
 * @param next what is about to be asked for, and may have been; nothing where nothing is
 * @param spent by the parts that are over: all where something is next, else all but the last
 */
record PaperState(
        String model,
        LocalDate day,
        int tokens,
        int sections,
        List<Part> parts,
        @Nullable Kind next,
        Spent spent) {

    /** A handle carries no more. */
    private static final int MAX_CHARS = 2_000;
    /** What is not ids. */
    private static final int MAX_CHARS_AROUND = 300;

    private static final ObjectMapper JSON = new ObjectMapper();

    record Part(Kind kind, String id) {}

    PaperState {
        parts = List.copyOf(parts);
    }

    static PaperState begun(String model, LocalDate day, int tokens, int sections) {
        return new PaperState(model, day, tokens, sections, List.of(), null, Spent.NOTHING);
    }

    /** That part is about to be asked for; all before it is over. */
    PaperState about(Kind kind, Spent so) {
        return new PaperState(model, day, tokens, sections, parts, kind, so);
    }

    /** It was asked for, and goes by this id. Of longer ids a handle holds fewer, and the paper gets shorter. */
    PaperState with(Kind kind, String id) {
        List<Part> more = new ArrayList<>(parts);
        more.add(new Part(kind, id));
        int room = (MAX_CHARS - MAX_CHARS_AROUND) / (id.length() + 8);
        int fitting = sections == 0 ? 0 : Math.clamp(room - 2L, 1, sections);
        return new PaperState(model, day, tokens, fitting, more, null, spent);
    }

    String json() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("model", model);
        members.put("day", day.toString());
        members.put("tokens", tokens);
        members.put("sections", sections);
        members.put(
                "parts",
                parts.stream().map(part -> part.kind().letter() + part.id()).toList());
        if (next != null) {
            members.put("next", next.letter());
        }
        members.put("in", spent.tokens().input());
        members.put("cached", spent.tokens().cached());
        members.put("remembered", spent.tokens().remembered());
        members.put("out", spent.tokens().output());
        members.put("micros", spent.micros());
        members.put("known", spent.isKnown());
        try {
            return JSON.writeValueAsString(members);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a state holds plain values only", impossible);
        }
    }

    /** Nothing where it is none of ours. */
    static Optional<PaperState> of(String json) {
        try {
            return JsonBody.find(json.getBytes(StandardCharsets.UTF_8)).map(PaperState::read);
        } catch (DateTimeParseException | ArithmeticException other) {
            return Optional.empty();
        }
    }

    private static @Nullable PaperState read(JsonBody body) {
        List<Part> parts = new ArrayList<>();
        for (String part : body.texts("parts")) {
            Optional<Kind> kind = part.isEmpty() ? Optional.empty() : Kind.of(part.substring(0, 1));
            kind.ifPresent(known -> parts.add(new Part(known, part.substring(1))));
        }
        if (parts.isEmpty() || parts.size() != body.texts("parts").size()) {
            return null;
        }
        return new PaperState(
                body.text("model").orElse(""),
                LocalDate.parse(body.text("day").orElse("")),
                Math.toIntExact(count(body, "tokens")),
                Math.toIntExact(count(body, "sections")),
                parts,
                body.text("next").flatMap(Kind::of).orElse(null),
                new Spent(
                        new TokenUsage(
                                count(body, "in"),
                                count(body, "cached"),
                                count(body, "remembered"),
                                count(body, "out")),
                        count(body, "micros"),
                        body.isTrue("known")));
    }

    private static long count(JsonBody body, String name) {
        return body.count(name).orElse(0L);
    }
}
