package org.multichat.image.openai;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A dated list of models that make pictures and what their tokens cost, after a first line {@code # version
 * 2026-11-22}; a minus where nothing is known. The one that is shipped can be replaced by a file.
 */
final class ImagePrices {

    private static final String SHIPPED = "images.tsv";
    private static final Pattern VERSION = Pattern.compile("# version (\\S{1,40})");
    private static final int COLUMNS = 12;
    private static final int FIRST_QUALITY = 5;

    private final String version;
    private final List<ImageModel> models;

    private ImagePrices(String version, List<ImageModel> models) {
        this.version = version;
        this.models = List.copyOf(models);
    }

    /** @param own a file instead of the shipped list */
    static ImagePrices of(Optional<Path> own) {
        try (InputStream list = own.isPresent() ? Files.newInputStream(own.get()) : shipped();
                BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return read(lines.lines().toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the price list cannot be read", unreadable);
        }
    }

    static ImagePrices read(List<String> lines) {
        var version = lines.isEmpty() ? null : VERSION.matcher(lines.getFirst());
        if (version == null || !version.matches()) {
            throw new IllegalArgumentException("a price list begins with a line such as: # version 2026-11-22");
        }
        List<ImageModel> models = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#")) {
                models.add(model(line, i + 1));
            }
        }
        return new ImagePrices(version.group(1), models);
    }

    /** Named by every quote that was reckoned with it. */
    String version() {
        return version;
    }

    Optional<ImageModel> of(String name, LocalDate day) {
        return models.stream()
                .filter(model -> name.equals(model.name()) && !model.since().isAfter(day))
                .max(Comparator.comparing(ImageModel::since));
    }

    private static InputStream shipped() {
        return Objects.requireNonNull(ImagePrices.class.getResourceAsStream(SHIPPED), SHIPPED);
    }

    private static ImageModel model(String line, int number) {
        String[] columns = line.split("\t", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException(
                    "line %d of the price list has not %d columns".formatted(number, COLUMNS));
        }
        try {
            String end = said(columns[10]);
            return new ImageModel(
                    columns[0],
                    LocalDate.parse(columns[1]),
                    rates(columns),
                    tokens(columns),
                    end == null ? null : LocalDate.parse(end),
                    said(columns[11]));
        } catch (RuntimeException wrong) {
            throw new IllegalArgumentException(
                    "line %d of the price list: %s".formatted(number, wrong.getMessage()), wrong);
        }
    }

    private static ImageModel.@Nullable Rates rates(String[] columns) {
        return said(columns[2]) == null
                ? null
                : new ImageModel.Rates(
                        new BigDecimal(columns[2]), new BigDecimal(columns[3]), new BigDecimal(columns[4]));
    }

    private static Map<Quality, Integer> tokens(String[] columns) {
        Map<Quality, Integer> tokens = new EnumMap<>(Quality.class);
        int column = FIRST_QUALITY;
        for (Quality quality : Quality.values()) {
            String count = columns[column++];
            if (said(count) != null) {
                tokens.put(quality, Integer.valueOf(count));
            }
        }
        return tokens;
    }

    private static @Nullable String said(String column) {
        return column.equals("-") ? null : column;
    }
}
