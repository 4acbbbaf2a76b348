package org.multichat.research.openai;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.multichat.provider.openai.ModelRequest;
import org.multichat.provider.rest.JsonBody;

/**
 * What a paper is going to say, as a model planned it and with bounds on everything. (Sources found for a section will
 * stand in it, beside its points.)
 *
 * @param summary of the whole paper, told before its sections; may be empty
 * @param conclusion its heading, in the language of the paper
 */
record Outline(String title, String summary, List<Section> sections, String conclusion) {

    static final int LEAST_SECTIONS = 3;
    static final int MOST_SECTIONS = 7;
    private static final int MOST_POINTS = 4;
    private static final int MAX_TITLE = 120;
    private static final int MAX_SUMMARY = 1_500;
    private static final int MAX_HEADING = 80;
    private static final int MAX_POINT = 120;

    /** In JSON and UTF-8 no character takes more bytes than this one. */
    private static final String WIDEST = "\u20AC";

    record Section(String heading, List<String> points) {}

    Outline {
        sections = List.copyOf(sections);
    }

    /** What the model's answer has to look like, in the subset of JSON schemas that it keeps strictly. */
    static ModelRequest.Schema schema() {
        Map<String, Object> section = object(Map.of("heading", text(), "points", listOf(text())), "heading", "points");
        return new ModelRequest.Schema(
                "outline",
                object(
                        Map.of("title", text(), "abstract", text(), "sections", listOf(section), "conclusion", text()),
                        "title",
                        "abstract",
                        "sections",
                        "conclusion"));
    }

    /**
     * As the model wrote it; nothing where it is cut, empty or no outline at all. Servers that keep no schema chat
     * around it.
     */
    static Optional<Outline> read(String answer, int mostSections) {
        int start = answer.indexOf('{');
        int end = answer.lastIndexOf('}');
        if (start < 0 || end < start) {
            return Optional.empty();
        }
        return JsonBody.find(answer.substring(start, end + 1).getBytes(StandardCharsets.UTF_8))
                .map(Outline::bounded)
                .filter(outline ->
                        !outline.title().isEmpty() && !outline.sections().isEmpty())
                .map(outline -> outline.withAtMost(mostSections));
    }

    /** No outline of so many sections takes more room in a request. */
    static Outline largest(int sections) {
        Section section = new Section(
                WIDEST.repeat(MAX_HEADING),
                IntStream.range(0, MOST_POINTS)
                        .mapToObj(_ -> WIDEST.repeat(MAX_POINT))
                        .toList());
        return new Outline(
                WIDEST.repeat(MAX_TITLE),
                "",
                IntStream.range(0, sections).mapToObj(_ -> section).toList(),
                WIDEST.repeat(MAX_HEADING));
    }

    List<String> headings() {
        return sections.stream().map(Section::heading).toList();
    }

    private Outline withAtMost(int most) {
        return new Outline(title, summary, sections.subList(0, Math.min(most, sections.size())), conclusion);
    }

    private static Outline bounded(JsonBody body) {
        List<Section> sections = body.list("sections").stream()
                .map(section -> new Section(
                        Plain.line(section.text("heading").orElse(""), MAX_HEADING),
                        section.texts("points").stream()
                                .limit(MOST_POINTS)
                                .map(point -> Plain.line(point, MAX_POINT))
                                .toList()))
                .filter(section -> !section.heading().isEmpty())
                .limit(MOST_SECTIONS)
                .toList();
        String conclusion = Plain.line(body.text("conclusion").orElse(""), MAX_HEADING);
        return new Outline(
                Plain.line(body.text("title").orElse(""), MAX_TITLE),
                Plain.line(body.text("abstract").orElse(""), MAX_SUMMARY),
                sections,
                conclusion.isEmpty() ? "Conclusion" : conclusion);
    }

    private static Map<String, Object> text() {
        return Map.of("type", "string");
    }

    private static Map<String, Object> listOf(Map<String, Object> items) {
        return Map.of("type", "array", "items", items);
    }

    private static Map<String, Object> object(Map<String, Object> properties, String... required) {
        return Map.of(
                "type",
                "object",
                "properties",
                properties,
                "required",
                List.of(required),
                "additionalProperties",
                false);
    }
}
