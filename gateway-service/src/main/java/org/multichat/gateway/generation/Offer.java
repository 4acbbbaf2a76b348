package org.multichat.gateway.generation;

import java.util.List;
import org.multichat.gateway.money.Money;

/**
 * What a generator can make now.
 *
 * @param models the models that can be asked for; the first is the default
 * @param options what may stand in the options of a turn
 * @param prices what is paid, as far as it is known before anybody asks
 */
public record Offer(String provider, List<String> models, List<Option> options, List<Price> prices) {

    /**
     * @param allowed what it may be, in words, such as {@code 64 to 1024} or {@code wav, mp3}
     * @param standard what holds when it is left out, in words
     */
    public record Option(String name, String allowed, String standard) {}

    /** @param unit what is paid for, such as {@code picture} */
    public record Price(String unit, Money amount) {}
}
