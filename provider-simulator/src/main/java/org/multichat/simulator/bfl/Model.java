package org.multichat.simulator.bfl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.multichat.simulator.bfl.Field.AspectRatio;
import org.multichat.simulator.bfl.Field.Flag;
import org.multichat.simulator.bfl.Field.Pictures;
import org.multichat.simulator.bfl.Field.Real;
import org.multichat.simulator.bfl.Field.Text;
import org.multichat.simulator.bfl.Field.Whole;
import org.multichat.simulator.bfl.Field.Word;

/**
 * A model of Flux: what it takes and what it costs.
 *
 * @param microsFirst the first megapixel, or the whole picture if {@code microsMore} is 0
 * @param microsMore each further megapixel, of the picture and of pictures given
 * @param pixels how large a picture is whose size the caller does not say
 */
record Model(
        String name, Sizing sizing, long microsFirst, long microsMore, int pixels, String format, List<Field> fields) {

    /** How the caller says how large the picture is to be. */
    enum Sizing {
        WIDTH_AND_HEIGHT,
        FREE_WIDTH_AND_HEIGHT,
        ASPECT_RATIO,
        OF_THE_IMAGE
    }

    private static final int MEGAPIXEL = 1_000_000;
    private static final Field STEPS = new Whole("steps", 1, 50, 1, false);
    private static final int MOST_PIXELS = 4 * 1_048_576;
    private static final List<String> RESOLUTIONS = List.of("1k", "768sq", "1.5k", "2k", "4k");
    private static final Map<String, Model> ALL = new LinkedHashMap<>();

    static {
        List<Field> size = List.of(
                new Whole("width", 256, 1_440, 32, false),
                new Whole("height", 256, 1_440, 32, false),
                new Text("image_prompt", false));
        put("flux-pro-1.1", Sizing.WIDTH_AND_HEIGHT, 40_000, 0, size);
        put("flux-dev", Sizing.WIDTH_AND_HEIGHT, 25_000, 0, and(size, STEPS, new Real("guidance", 1.5, 5)));
        List<Field> ultra = List.of(
                new AspectRatio("aspect_ratio"),
                new Flag("raw"),
                new Text("image_prompt", false),
                new Real("image_prompt_strength", 0, 1));
        put("flux-pro-1.1-ultra", Sizing.ASPECT_RATIO, 60_000, 0, ultra);
        put("flux-pro-1.1-ultra-finetuned", Sizing.ASPECT_RATIO, 60_000, 0, and(ultra, new Text("finetune_id", true)));
        List<Field> kontext = and(images(4), new AspectRatio("aspect_ratio"), new Text("prompt", true));
        put("flux-kontext-pro", Sizing.ASPECT_RATIO, 40_000, 0, kontext);
        put("flux-kontext-max", Sizing.ASPECT_RATIO, 80_000, 0, kontext);
        put("flux-2-pro", Sizing.FREE_WIDTH_AND_HEIGHT, 30_000, 15_000, flux2(8));
        put("flux-2-pro-preview", Sizing.FREE_WIDTH_AND_HEIGHT, 30_000, 15_000, flux2(8));
        put("flux-2-max", Sizing.FREE_WIDTH_AND_HEIGHT, 70_000, 30_000, flux2(8));
        List<Field> flex =
                and(flux2(8), STEPS, new Real("guidance", 1.5, 10), new Text("input_image_blob_path", false));
        put("flux-2-flex", Sizing.FREE_WIDTH_AND_HEIGHT, 50_000, 50_000, flex);
        put("flux-2-klein-4b", Sizing.FREE_WIDTH_AND_HEIGHT, 14_000, 1_000, flux2(4));
        put("flux-2-klein-9b", Sizing.FREE_WIDTH_AND_HEIGHT, 15_000, 2_000, flux2(4));
        put("flux-2-klein-9b-preview", Sizing.FREE_WIDTH_AND_HEIGHT, 15_000, 2_000, flux2(4));
        List<Field> image = List.of(new Text("image", true));
        put("flux-pro-1.0-fill", Sizing.OF_THE_IMAGE, 50_000, 0, image);
        put("flux-pro-1.0-expand", Sizing.OF_THE_IMAGE, 50_000, 0, image);
        put("flux-pro-1.0-fill-finetuned", Sizing.OF_THE_IMAGE, 50_000, 0, and(image, new Text("finetune_id", true)));
        put(
                "flux-3-image",
                Sizing.ASPECT_RATIO,
                60_000,
                0,
                List.of(
                        new Word("resolution", RESOLUTIONS),
                        new Pictures("images", 10),
                        new Flag("grounding"),
                        new Whole("safety_tolerance", 0, 4, 1, false),
                        new Text("version", false)));
    }

    static Optional<Model> called(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    boolean isNewer() {
        return name.startsWith("flux-2") || name.startsWith("flux-3");
    }

    /** What a picture of this size comes to, rounded up once. */
    long micros(long outputPixels, long inputPixels, boolean wholeMegapixels) {
        long out = wholeMegapixels ? Math.ceilDiv(outputPixels, MEGAPIXEL) * MEGAPIXEL : outputPixels;
        long in = wholeMegapixels ? Math.ceilDiv(inputPixels, MEGAPIXEL) * MEGAPIXEL : inputPixels;
        long further = Math.max(0, out - MEGAPIXEL) + in;
        return microsFirst + Math.ceilDiv(Math.multiplyExact(microsMore, further), MEGAPIXEL);
    }

    /** What is wrong with the body beyond its single fields. */
    Optional<Field.Fault> checkTogether(JsonNode body) {
        long pixels = body.path("width").asLong(0) * body.path("height").asLong(0);
        return sizing == Sizing.FREE_WIDTH_AND_HEIGHT && pixels > MOST_PIXELS
                ? Optional.of(new Field.Fault("value_error", "Value error, output must be at most 4 megapixels"))
                : Optional.empty();
    }

    private static void put(String name, Sizing sizing, long first, long more, List<Field> own) {
        List<Field> fields = new ArrayList<>(own);
        int tolerance = name.startsWith("flux-2") ? 5 : 6;
        for (Field field : List.of(
                new Text("prompt", false),
                new Flag("prompt_upsampling"),
                new Whole("seed", Long.MIN_VALUE, Long.MAX_VALUE, 1, false),
                new Whole("safety_tolerance", 0, tolerance, 1, false),
                new Word("output_format", List.of("jpeg", "png", "webp")),
                new Field.Address("webhook_url"),
                new Text("webhook_secret", false))) {
            if (fields.stream().noneMatch(known -> known.name().equals(field.name()))) {
                fields.add(field);
            }
        }
        int pixels = name.contains("ultra") ? 4_000_000 : 1_048_576;
        ALL.put(name, new Model(name, sizing, first, more, pixels, name.contains("kontext") ? "png" : "jpeg", fields));
    }

    private static List<Field> flux2(int mostImages) {
        return and(
                images(mostImages),
                new Whole("width", 64, 8_192, 16, true),
                new Whole("height", 64, 8_192, 16, true),
                new Text("prompt", true),
                new Flag("disable_pup"));
    }

    private static List<Field> images(int most) {
        List<Field> images = new ArrayList<>();
        for (int i = 1; i <= most; i++) {
            images.add(new Text(i == 1 ? "input_image" : "input_image_" + i, false));
        }
        return images;
    }

    private static List<Field> and(List<Field> fields, Field... more) {
        List<Field> all = new ArrayList<>(fields);
        all.addAll(List.of(more));
        return all;
    }
}
