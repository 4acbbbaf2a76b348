package org.multichat.provider.price;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A dated list of what models cost: lines of {@code model, since, input, cached, output, end, successor} with tabs in
 * between, a minus where there is nothing, after a first line {@code # version 2026-11-22}. An eighth column says what
 * is taken for input that the provider remembers, where that is not the price of input. The one that is shipped can be
 * replaced by a file of one's own.
 */
public final class PriceList {

    private static final String SHIPPED = "openai.tsv";
    private static final Pattern VERSION = Pattern.compile("# version (\\S{1,40})");
    private static final int COLUMNS = 7;
    private static final int REMEMBERED = COLUMNS;
    /** Providers call a model of a certain day {@code name-2026-09-22}; it costs what the name costs. */
    private static final Pattern DAY = Pattern.compile("-\\d{4}-\\d{2}-\\d{2}$");

    private final String version;
    private final List<ModelPrice> prices;

    private PriceList(String version, List<ModelPrice> prices) {
        this.version = version;
        this.prices = List.copyOf(prices);
    }

    /** @param own a file instead of the shipped list */
    public static PriceList of(Optional<Path> own) {
        try (InputStream list = own.isPresent() ? Files.newInputStream(own.get()) : shipped();
                BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return read(lines.lines().toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the price list cannot be read", unreadable);
        }
    }

    private static InputStream shipped() {
        return Objects.requireNonNull(PriceList.class.getResourceAsStream(SHIPPED), SHIPPED);
    }

    static PriceList read(List<String> lines) {
        var version = lines.isEmpty() ? null : VERSION.matcher(lines.getFirst());
        if (version == null || !version.matches()) {
            throw new IllegalArgumentException("a price list begins with a line such as: # version 2026-11-22");
        }
        List<ModelPrice> prices = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() && !line.startsWith("#")) {
                prices.add(price(line, i + 1));
            }
        }
        return new PriceList(version.group(1), prices);
    }

    private static ModelPrice price(String line, int number) {
        String[] columns = line.split("\t", -1);
        try {
            if (columns.length == COLUMNS || columns.length == COLUMNS + 1) {
                return new ModelPrice(
                        columns[0],
                        LocalDate.parse(columns[1]),
                        ModelPrice.picodollars(columns[2]),
                        ModelPrice.picodollars(columns[3]),
                        ModelPrice.picodollars(columns[4]),
                        ModelPrice.picodollars(columns.length > REMEMBERED ? columns[REMEMBERED] : columns[2]),
                        said(columns[5]) == null ? null : LocalDate.parse(columns[5]),
                        said(columns[6]));
            }
        } catch (DateTimeParseException | ArithmeticException | NumberFormatException wrong) {
            throw new IllegalArgumentException("line %d of the price list: %s".formatted(number, wrong.getMessage()));
        }
        throw new IllegalArgumentException("line %d of the price list has not %d columns".formatted(number, COLUMNS));
    }

    private static @Nullable String said(String column) {
        return column.equals("-") ? null : column;
    }

    /** Named by every quote that was reckoned with it. */
    public String version() {
        return version;
    }

    /** What that model costs on that day; nothing when it is not on the list, or not yet. */
    public Optional<ModelPrice> of(String model, LocalDate day) {
        return exactly(model, day).or(() -> exactly(DAY.matcher(model).replaceFirst(""), day));
    }

    private Optional<ModelPrice> exactly(String model, LocalDate day) {
        return prices.stream()
                .filter(price -> price.model().equals(model) && !price.since().isAfter(day))
                .max(Comparator.comparing(ModelPrice::since));
    }
}
