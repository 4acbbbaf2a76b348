package org.multichat.simulator.openai.images;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.multichat.simulator.openai.error.ApiError;
import org.multichat.simulator.openai.model.Model;
import org.multichat.simulator.openai.request.Fields;
import org.multichat.simulator.openai.text.Tokens;

/** Pictures that may be drawn: everything that OpenAI would refuse has been refused. */
record ImageRequest(
        Model model,
        String prompt,
        int count,
        int width,
        int height,
        String quality,
        String format,
        String background) {

    private static final Set<String> KNOWN = Set.of(
            ("background model moderation n output_compression output_format partial_images prompt quality size stream"
                            + " user")
                    .split(" "));
    private static final Pattern SIZE = Pattern.compile("(\\d{2,4})x(\\d{2,4})");
    private static final int MAX_PROMPT = 32_000;
    private static final int MAX_WIDTH = 3_840;
    private static final int MAX_HEIGHT = 2_160;
    private static final int STEP = 16;

    /**
     * What a quality costs in output tokens at 1024x1024: 0.6, 1.3, 5.3, 9.4 and 21.1 cents at 30 dollars a million.
     */
    private static int tokensOf(String quality) {
        return switch (quality) {
            case "low" -> 196;
            case "high" -> 1_767;
            case "xhigh" -> 3_133;
            case "max" -> 7_033;
            default -> 433;
        };
    }

    static ImageRequest of(Fields fields, Model model) {
        if (fields.has("response_format")) {
            throw ApiError.invalid("response_format", "unknown_parameter", "Unknown parameter: 'response_format'.");
        }
        fields.refuseOthersThan(KNOWN);
        if (!model.drawing()) {
            throw ApiError.invalid("model", "invalid_value", "The model '" + model.id() + "' does not draw.");
        }
        String prompt = fields.needed("prompt");
        if (prompt.isBlank() || prompt.length() > MAX_PROMPT) {
            throw ApiError.invalid(
                    "prompt",
                    prompt.isBlank() ? "string_below_min_length" : "string_above_max_length",
                    "Invalid 'prompt': expected a string of 1 to " + MAX_PROMPT + " characters.");
        }
        if (fields.flag("stream", false)) {
            throw ApiError.invalid("stream", "unsupported_value", "simulator: pictures are not streamed here.");
        }
        Integer count = fields.whole("n", 1, 10);
        String format = fields.oneOf("output_format", "png", List.of("png", "jpeg", "webp"));
        if (format.equals("webp")) {
            throw ApiError.invalid("output_format", "unsupported_value", "simulator: no WebP is drawn here.");
        }
        fields.whole("output_compression", 0, 100);
        fields.oneOf("moderation", "auto", List.of("auto", "low"));
        int[] size = size(fields.text("size").orElse("auto"));
        return new ImageRequest(
                model,
                prompt,
                count == null ? 1 : count,
                size[0],
                size[1],
                quality(fields.oneOf("quality", "auto", List.of("auto", "low", "medium", "high", "xhigh", "max"))),
                format,
                fields.oneOf("background", "auto", List.of("auto", "opaque", "transparent")));
    }

    int inputTokens() {
        return Tokens.count(prompt);
    }

    /** In proportion to the area, and never nothing. */
    int outputTokens() {
        return Math.toIntExact(Math.ceilDiv((long) tokensOf(quality) * width * height, 1_024 * 1_024)) * count;
    }

    private static String quality(String asked) {
        return asked.equals("auto") ? "medium" : asked;
    }

    private static int[] size(String asked) {
        if (asked.equals("auto")) {
            return new int[] {1_024, 1_024};
        }
        Matcher size = SIZE.matcher(asked);
        if (size.matches()) {
            int width = Integer.parseInt(size.group(1));
            int height = Integer.parseInt(size.group(2));
            boolean fits = Math.max(width, height) <= MAX_WIDTH && Math.min(width, height) <= MAX_HEIGHT;
            if (fits && width % STEP == 0 && height % STEP == 0 && width > 0 && height > 0) {
                return new int[] {width, height};
            }
        }
        throw ApiError.invalid(
                "size",
                "invalid_value",
                "Invalid size '" + asked + "'. Width and height have to be multiples of 16, at most 3840x2160.");
    }
}
