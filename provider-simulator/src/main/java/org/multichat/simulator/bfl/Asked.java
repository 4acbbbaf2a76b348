package org.multichat.simulator.bfl;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.OptionalLong;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a body asks for, its defaults filled in. Pictures given are not kept: a task is remembered for long.
 *
 * @param seed if the caller wants a certain one
 */
record Asked(
        Model model,
        String prompt,
        int width,
        int height,
        long inputPixels,
        String format,
        OptionalLong seed,
        boolean isUpsampled,
        @Nullable String webhook) {

    /** Longer than any prompt of ours; what goes beyond is not kept. */
    private static final int MOST_CHARS = 8_000;

    /** A picture given by its address, or that cannot be read here, counts as so many pixels. */
    private static final long UNSEEN = 1_000_000;

    private static final int LARGEST_STEP = 16;

    static Asked of(Model model, JsonNode body) {
        long input = 0;
        long firstImage = 0;
        for (Field field : model.fields()) {
            if (field.name().startsWith("input_image") || field.name().equals("image")) {
                long pixels = body.hasNonNull(field.name())
                        ? pixelsOf(body.get(field.name()).asText())
                        : 0;
                firstImage = firstImage == 0 ? pixels : firstImage;
                input += pixels;
            }
        }
        String ratio =
                body.hasNonNull("aspect_ratio") ? body.get("aspect_ratio").asText() : "16:9";
        boolean isFree = model.sizing() == Model.Sizing.FREE_WIDTH_AND_HEIGHT;
        return switch (model.sizing()) {
            case WIDTH_AND_HEIGHT, FREE_WIDTH_AND_HEIGHT ->
                sized(model, body, input, given(body, "width", 1024), given(body, "height", isFree ? 1024 : 768));
            case ASPECT_RATIO ->
                sized(model, body, input, side(model.pixels() * ratioOf(ratio)), side(model.pixels() / ratioOf(ratio)));
            case OF_THE_IMAGE -> {
                int side = side(Math.clamp((double) firstImage, 65_536.0, 4_000_000.0));
                yield sized(model, body, input, side, side);
            }
        };
    }

    long outputPixels() {
        return (long) width * height;
    }

    private static Asked sized(Model model, JsonNode body, long input, int width, int height) {
        String format =
                body.hasNonNull("output_format") ? body.get("output_format").asText() : model.format();
        String prompt = body.path("prompt").asText("");
        return new Asked(
                model,
                prompt.substring(0, Math.min(MOST_CHARS, prompt.length())),
                width,
                height,
                input,
                format,
                body.hasNonNull("seed") ? OptionalLong.of(body.get("seed").asLong()) : OptionalLong.empty(),
                body.path("prompt_upsampling").asBoolean(),
                body.hasNonNull("webhook_url") ? body.get("webhook_url").asText() : null);
    }

    private static int given(JsonNode body, String side, int usual) {
        int given = body.path(side).asInt(0);
        return given == 0 ? usual : given;
    }

    private static double ratioOf(String text) {
        return text.contains(":") ? Field.AspectRatio.ratioOf(text) : 1;
    }

    private static int side(double square) {
        return (int) Math.round(Math.sqrt(square) / LARGEST_STEP) * LARGEST_STEP;
    }

    private static long pixelsOf(String image) {
        String base64 = image.replaceFirst("^data:[^,]{0,100},", "");
        if (base64.startsWith("http")) {
            return UNSEEN;
        }
        try (ImageInputStream bytes = ImageIO.createImageInputStream(
                new ByteArrayInputStream(Base64.getMimeDecoder().decode(base64)))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(bytes);
            if (!readers.hasNext()) {
                return UNSEEN;
            }
            ImageReader reader = readers.next();
            reader.setInput(bytes);
            return (long) reader.getWidth(0) * reader.getHeight(0);
        } catch (IOException | IllegalArgumentException unreadable) {
            return UNSEEN;
        }
    }
}
