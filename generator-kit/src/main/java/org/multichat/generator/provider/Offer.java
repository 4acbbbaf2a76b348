package org.multichat.generator.provider;

import java.util.List;

/**
 * What a provider offers now.
 *
 * @param provider its name
 * @param models the models that can be asked for; the first is the default
 * @param options what may stand in {@code options}
 * @param priceVersion which price list holds
 * @param prices what is paid, in words and millionths of a US dollar
 */
public record Offer(
        String provider, List<String> models, List<Option> options, String priceVersion, List<Price> prices) {

    /**
     * @param name as it stands in {@code options}
     * @param allowed what it may be, in words, such as {@code 64 to 1024} or {@code wav, mp3}
     * @param standard what holds when it is left out
     */
    public record Option(String name, String allowed, String standard) {}

    /**
     * @param unit what is paid for, such as {@code picture}
     * @param micros the price of one unit in millionths of a US dollar
     */
    public record Price(String unit, long micros) {}
}
