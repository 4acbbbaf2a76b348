package org.multichat.research.openai;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.multichat.generator.provider.Price;
import org.multichat.provider.openai.OpenAiServer;
import org.multichat.provider.price.ModelPrice;
import org.multichat.provider.price.PriceList;
import org.multichat.provider.setting.ProviderConfig;
import org.multichat.research.setting.ResearchConfig;
import org.multichat.research.setting.ResearchConfig.Api;
import org.multichat.research.setting.ResearchConfig.Form;

/**
 * The settings as they are meant.
 *
 * @param tokens bound of a whole paper
 */
record Settings(Model model, Api api, Form form, int tokens, Tariffs tariffs) {

    /** As a value of RESEARCH_EFFORT: the model is not told. */
    private static final String UNSENT = "unsent";
    /** It is read again with every part of every paper. */
    private static final int MAX_WISH_CHARS = 4_000;

    static Settings of(ResearchConfig config, ProviderConfig providers, LocalDate today) {
        PriceList list = PriceList.of(providers.prices());
        String model = config.modelName().strip();
        boolean isOpenAis =
                isOpenAis(providers.openai().baseUrl()) || list.of(model, today).isPresent();
        Optional<String> wish = config.systemMessage().map(String::strip).filter(text -> !text.isEmpty());
        if (wish.filter(text -> text.length() > MAX_WISH_CHARS).isPresent()) {
            throw new ConfigurationException(
                    "RESEARCH_SYSTEM_MESSAGE has more than %,d characters".formatted(MAX_WISH_CHARS));
        }
        return new Settings(
                new Model(model, isOpenAis, effort(config, model).orElse(null), wish.orElse(null)),
                config.api().orElse(isOpenAis ? Api.RESPONSES : Api.CHAT),
                config.form(),
                config.maxTokens(),
                new Tariffs(config.cost().map(Price::ofDollars), config.priceVersion(), list));
    }

    private static boolean isOpenAis(URI address) {
        return OpenAiServer.OWN_ADDRESS.getHost().equalsIgnoreCase(address.getHost());
    }

    private static Optional<String> effort(ResearchConfig config, String model) {
        boolean thinks = config.thinkers().orElse(List.of()).stream().anyMatch(model::startsWith);
        return config.effort()
                .or(() -> thinks ? Optional.of(config.thinkersEffort()) : Optional.empty())
                .filter(effort -> !effort.equals(UNSENT));
    }

    /** What an operator should know although it stops nobody. */
    List<String> warnings(LocalDate today) {
        List<String> warnings = new ArrayList<>();
        Optional<ModelPrice> price = tariffs.list().of(model.name(), today);
        price.flatMap(ModelPrice::endsOn).ifPresent(end -> {
            String successor = price.get().successor();
            warnings.add("RESEARCH_MODEL_NAME=%s %s switched off by its provider on %s%s"
                    .formatted(
                            model.name(),
                            end.isAfter(today) ? "is" : "was",
                            end,
                            successor == null ? "" : "; it names %s as successor".formatted(successor)));
        });
        if (price.isEmpty() && tariffs.fixed().isEmpty()) {
            warnings.add(
                    ("RESEARCH_MODEL_NAME=%s is not on the price list: every paper is refused until RESEARCH_COST is set"
                                    + " (0 for a server of one's own) or the list is replaced by PROVIDER_PRICES")
                            .formatted(model.name()));
        }
        return warnings;
    }
}
