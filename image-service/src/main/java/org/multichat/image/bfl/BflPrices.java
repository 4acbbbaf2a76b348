package org.multichat.image.bfl;

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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.multichat.image.order.Sizes;

/**
 * A dated list of their models, sizes and prices: lines of {@code model, also, since, sizes, first, step, most} with
 * tabs in between, after a first line {@code # version 2026-11-22}. The one that is shipped can be replaced by a file.
 */
final class BflPrices {

    private static final String SHIPPED = "bfl.tsv";
    private static final Pattern VERSION = Pattern.compile("# version (\\S{1,40})");
    private static final int COLUMNS = 7;

    private final String version;
    private final List<BflModel> models;

    private BflPrices(String version, List<BflModel> models) {
        this.version = version;
        this.models = List.copyOf(models);
    }

    /** @param own a file instead of the shipped list */
    static BflPrices of(Optional<Path> own) {
        try (InputStream list = own.isPresent() ? Files.newInputStream(own.get()) : shipped();
                BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return read(lines.lines().toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the price list cannot be read", unreadable);
        }
    }

    static BflPrices read(List<String> lines) {
        var version = lines.isEmpty() ? null : VERSION.matcher(lines.getFirst());
        if (version == null || !version.matches()) {
            throw new IllegalArgumentException("a price list begins with a line such as: # version 2026-11-22");
        }
        List<BflModel> models = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#")) {
                models.add(model(line, i + 1));
            }
        }
        return new BflPrices(version.group(1), models);
    }

    /** Named by every quote that was reckoned with it. */
    String version() {
        return version;
    }

    /** What that model, by either of its names, costs on that day. */
    Optional<BflModel> of(String name, LocalDate day) {
        return models.stream()
                .filter(model -> name.equals(model.name()) || name.equals(model.also()))
                .filter(model -> !model.since().isAfter(day))
                .max(Comparator.comparing(BflModel::since));
    }

    private static InputStream shipped() {
        return Objects.requireNonNull(BflPrices.class.getResourceAsStream(SHIPPED), SHIPPED);
    }

    private static BflModel model(String line, int number) {
        String[] columns = line.split("\t", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalArgumentException(
                    "line %d of the price list has not %d columns".formatted(number, COLUMNS));
        }
        try {
            return new BflModel(
                    columns[0],
                    said(columns[1]),
                    LocalDate.parse(columns[2]),
                    Sizes.of(columns[3]),
                    credits(columns[4]),
                    credits(columns[5]),
                    Integer.parseInt(columns[6]));
        } catch (RuntimeException wrong) {
            throw new IllegalArgumentException(
                    "line %d of the price list: %s".formatted(number, wrong.getMessage()), wrong);
        }
    }

    private static @Nullable String said(String column) {
        return column.equals("-") ? null : column;
    }

    private static @Nullable BigDecimal credits(String column) {
        BigDecimal credits = column.equals("-") ? null : new BigDecimal(column);
        if (credits != null && credits.signum() < 0) {
            throw new IllegalArgumentException("a price is not negative");
        }
        return credits;
    }
}
