package org.multichat.image.setting;

import java.math.BigDecimal;
import java.util.Optional;

/** What is set where nothing is set, and a few settings that are. */
public record Settings(Optional<String> provider, Optional<String> fallback, int width, Optional<BigDecimal> cost)
        implements ImageConfig {

    public Settings() {
        this(Optional.empty(), Optional.empty(), 512, Optional.empty());
    }

    public Settings by(String name) {
        return new Settings(Optional.of(name), fallback, width, cost);
    }

    public Settings orBy(String name) {
        return new Settings(provider, Optional.of(name), width, cost);
    }

    public Settings wide(int pixels) {
        return new Settings(provider, fallback, pixels, cost);
    }

    public Settings at(String dollars) {
        return new Settings(provider, fallback, width, Optional.of(new BigDecimal(dollars)));
    }

    @Override
    public Optional<String> model() {
        return Optional.empty();
    }

    @Override
    public Optional<String> fallbackModel() {
        return Optional.empty();
    }

    @Override
    public int height() {
        return 512;
    }

    @Override
    public BigDecimal costInDev() {
        return new BigDecimal("0.04");
    }

    @Override
    public String priceVersion() {
        return "2026-11-local";
    }

    @Override
    public boolean chargeLocal() {
        return true;
    }
}
