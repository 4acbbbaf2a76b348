package org.multichat.research.openai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.multichat.provider.price.PriceList;
import org.multichat.provider.rest.JsonBody;

/** One answer of the fake: its text, what it is billed, and how it is written on the wire. */
final class FakeAnswer {

    /** Escaped, so that a piece may end in the middle of a character. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .configure(JsonWriteFeature.ESCAPE_NON_ASCII, true)
            .build();

    private static final PriceList PRICES = PriceList.of(Optional.empty());
    private static final Pattern SECTIONS = Pattern.compile("exactly (\\d+) sections");

    private static final Pattern HEADING = Pattern.compile("\"heading\":\"Act (\\d+)");

    private final String id;
    private final String kind;
    private final String model;
    private final String text;
    private final Fault fault;
    private final long input;
    private final long output;
    private final CountDownLatch over = new CountDownLatch(1);

    private FakeAnswer(String id, String kind, JsonBody request, String text, Fault fault, boolean greedy) {
        this.id = id;
        this.kind = kind;
        this.model = request.text("model").orElse("");
        this.text = text;
        this.fault = fault;
        long most = request.count("max_output_tokens")
                .or(() -> request.count("max_completion_tokens"))
                .orElse(0L);
        int bytes = texts(request).getBytes(StandardCharsets.UTF_8).length;
        this.input = greedy ? bytes : bytes / 4;
        this.output = greedy ? most : Math.min(most, 40 + text.length() / 4);
    }

    static FakeAnswer to(JsonBody request, String id, Fault fault, FakeOpenAi fake) {
        String asked = texts(request);
        String kind = asked.contains("plan the paper")
                ? "outline"
                : asked.contains("write the section")
                        ? "section"
                        : asked.contains("write the conclusion") ? "conclusion" : "whole";
        String text = switch (kind) {
            case "outline" -> fake.plansBadly ? "{\"title\": \"cut in the mid" : outline(asked);
            case "section" ->
                "This is what resp_%s says. It has 3.5 points, e.g. one.\n\nIt goes on — 🎭 — and ends."
                        .formatted(numberOf(asked));
            case "conclusion" -> "All in all it holds. Much stays open.";
            default -> "# Opera\n\nIt began in Florence. It went on in Venice.";
        };
        return new FakeAnswer(id, kind, request, text, fault, fake.greedy);
    }

    String id() {
        return id;
    }

    String kind() {
        return kind;
    }

    Fault fault() {
        return fault;
    }

    boolean isRunning() {
        return (fault == Fault.HANGS || fault == Fault.HANGS_UNCOUNTED) && over.getCount() > 0;
    }

    void cancel() {
        over.countDown();
    }

    void awaitCancelled() {
        try {
            over.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    long billedMicros() {
        return PRICES.of(model, LocalDate.of(2026, 11, 26))
                .map(price -> price.mostMicros(input, output))
                .orElse(0L);
    }

    /** As {@code GET} tells it. */
    String object() {
        return json(response(isRunning() ? "in_progress" : status()));
    }

    /** As its stream tells it the first time, in pieces of about so many characters. */
    String events(int size) {
        return switch (fault) {
            case CUT, CUT_AND_FORGOTTEN ->
                begin() + deltas(size).subList(0, half(size)).stream().reduce("", String::concat);
            case ERROR_EVENT, BREAKS_AND_STAYS_OPEN ->
                begin() + deltas(size).getFirst()
                        + "event: error\ndata: {\"type\":\"error\",\"code\":\"server_error\",\"message\":\"oops\"}\n\n";
            default -> again(size);
        };
    }

    String again(int size) {
        if (isRunning()) {
            return begin() + String.join("", deltas(size).subList(0, half(size)));
        }
        String last = "event: response.%s\ndata: %s\n\n"
                .formatted(status(), json(Map.of("type", "response." + status(), "response", response(status()))));
        return begin() + String.join("", deltas(size)) + last;
    }

    String chat() {
        StringBuilder events = new StringBuilder();
        List<String> pieces = pieces(said(), 5);
        boolean isHalf = fault == Fault.CUT || fault == Fault.HANGS || fault == Fault.WRITES_ON;
        int most = isHalf || fault == Fault.ERROR_EVENT ? Math.min(2, pieces.size()) : pieces.size();
        pieces.subList(0, most).forEach(piece -> events.append(chunk(Map.of("content", piece), "")));
        if (fault == Fault.ERROR_EVENT) {
            return events + "data: {\"error\":{\"message\":\"oops\",\"code\":\"server_error\"}}\n\n";
        }
        if (isHalf) {
            return events.toString();
        }
        if (fault == Fault.REFUSES) {
            events.append(chunk(Map.of("refusal", "no"), ""));
        }
        String finish = fault == Fault.LENGTH || fault == Fault.ONLY_THINKS
                ? "length"
                : fault == Fault.FILTERED ? "content_filter" : "stop";
        events.append(chunk(Map.of(), finish));
        if (fault != Fault.UNCOUNTED) {
            events.append(
                    "data: {\"id\":\"c\",\"choices\":[],\"usage\":{\"prompt_tokens\":%d,\"completion_tokens\":%d}}\n\n"
                            .formatted(input, output));
        }
        return events + "data: [DONE]\n\n";
    }

    /** One more piece of a text that does not end. */
    static String more() {
        return chunk(Map.of("content", "It goes on. "), "");
    }

    private static String chunk(Map<String, Object> delta, String finish) {
        Map<String, Object> choice = new LinkedHashMap<>();
        choice.put("index", 0);
        choice.put("delta", delta);
        choice.put("finish_reason", finish.isEmpty() ? null : finish);
        return "data: " + json(Map.of("id", "c", "choices", List.of(choice))) + "\n\n";
    }

    private String begin() {
        return "event: response.created\ndata: {\"type\":\"response.created\",\"response\":{\"id\":\"%s\",\"status\":\"queued\"}}\n\n"
                .formatted(id);
    }

    private List<String> deltas(int size) {
        return pieces(said(), size).stream()
                .map(piece -> "event: response.output_text.delta\ndata: %s\n\n"
                        .formatted(json(Map.of("type", "response.output_text.delta", "delta", piece))))
                .toList();
    }

    private int half(int size) {
        return Math.max(1, deltas(size).size() / 2);
    }

    private String said() {
        return switch (fault) {
            case LENGTH -> text.substring(0, text.length() - 9);
            case ONLY_THINKS, REFUSES -> "";
            default -> text;
        };
    }

    private String status() {
        return switch (fault) {
            case LENGTH, ONLY_THINKS, FILTERED -> "incomplete";
            case FAILS, FAILS_UNCOUNTED -> "failed";
            case HANGS, HANGS_UNCOUNTED -> "cancelled";
            default -> "completed";
        };
    }

    private Map<String, Object> response(String status) {
        Map<String, Object> content = fault == Fault.REFUSES
                ? Map.of("type", "refusal", "refusal", "no")
                : Map.of("type", "output_text", "text", said());
        Map<String, Object> response = new LinkedHashMap<>(Map.of(
                "id", id,
                "status", status,
                "output",
                        List.of(Map.of("type", "reasoning"), Map.of("type", "message", "content", List.of(content)))));
        if (status.equals("incomplete")) {
            response.put(
                    "incomplete_details",
                    Map.of("reason", fault == Fault.FILTERED ? "content_filter" : "max_output_tokens"));
        }
        if (status.equals("failed")) {
            response.put("error", Map.of("code", "server_error", "message", "m"));
        }
        boolean counted = !status.equals("in_progress")
                && fault != Fault.UNCOUNTED
                && fault != Fault.FAILS_UNCOUNTED
                && fault != Fault.HANGS_UNCOUNTED;
        if (counted) {
            // All of it remembered: the dearest way there is.
            response.put(
                    "usage",
                    Map.of(
                            "input_tokens", input,
                            "input_tokens_details", Map.of("cache_write_tokens", input),
                            "output_tokens", output));
        }
        return response;
    }

    private static String outline(String asked) {
        Matcher sections = SECTIONS.matcher(asked);
        int count = sections.find() ? Integer.parseInt(sections.group(1)) : 3;
        return "```json\n"
                + json(Map.of(
                        "title",
                        "# The history of opera",
                        "abstract",
                        "What opera was and is.",
                        "sections",
                        IntStream.rangeClosed(1, count)
                                .mapToObj(n -> Map.of("heading", "Act " + n, "points", List.of("one", "two")))
                                .toList(),
                        "conclusion",
                        "Finale"))
                + "\n```";
    }

    /** The same work is answered with the same words: a section's are those of its number. */
    private static String numberOf(String asked) {
        Matcher heading = HEADING.matcher(asked);
        return heading.find() ? heading.group(1) : "?";
    }

    private static String texts(JsonBody request) {
        List<JsonBody> messages = new ArrayList<>(request.list("input"));
        messages.addAll(request.list("messages"));
        return String.join(
                "\n",
                messages.stream().map(each -> each.text("content").orElse("")).toList());
    }

    private static List<String> pieces(String text, int size) {
        List<String> pieces = new ArrayList<>();
        for (int start = 0; start < text.length(); start += size) {
            pieces.add(text.substring(start, Math.min(text.length(), start + size)));
        }
        return pieces;
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
