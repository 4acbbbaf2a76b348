package org.multichat.image.choice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.multichat.generator.provider.Options;
import org.multichat.generator.provider.Prompt;
import org.multichat.generator.provider.Provider;
import org.multichat.generator.provider.Work;
import org.multichat.image.bfl.BflDoor;
import org.multichat.image.openai.OpenAiDoor;
import org.multichat.image.setting.Settings;
import org.multichat.provider.setting.Mode;
import org.multichat.provider.setting.ProviderConfig;

@QuarkusTest
class ProviderChoiceTest {

    private static final Work WORK =
            new Work(UUID.randomUUID(), new Prompt("a cat"), List.of(), new Options(Map.of()), 0, Instant.MAX);

    @Inject
    ProviderConfig configured;

    @Inject
    BflDoor bfl;

    @Inject
    OpenAiDoor openAi;

    @Test
    void picturesAreDrawnHereInDevAtThePriceOfABoughtOne() {
        Provider provider = choose(new Settings(), Mode.DEV);

        assertThat(provider.name()).isEqualTo("local");
        assertThat(provider.quote(WORK).maxMicros()).isEqualTo(40_000);
        assertThat(choose(new Settings().at("0.01"), Mode.DEV).quote(WORK).maxMicros())
                .isEqualTo(10_000);
    }

    @Test
    void drawnInProductionTheyCostNothingButWhatIsSet() {
        Settings local = new Settings().by("local");

        assertThat(choose(local, Mode.PRODUCTION).quote(WORK).maxMicros()).isZero();
        assertThat(choose(local.at("0.01"), Mode.PRODUCTION).quote(WORK).maxMicros())
                .isEqualTo(10_000);
    }

    @Test
    void aKeyThatIsMissingStopsTheStartAndIsNamed() {
        assertStops(new Settings(), Mode.PRODUCTION, "BFL_API_KEY");
        assertStops(new Settings().by("openai"), Mode.DEV, "OPENAI_API_KEY");
        assertStops(new Settings().by("local").orBy("bfl"), Mode.DEV, "BFL_API_KEY");
    }

    @Test
    void aSettingThatCannotBeStopsTheStartAndIsNamed() {
        assertStops(new Settings().by("midjourney"), Mode.DEV, "IMAGE_PROVIDER");
        assertStops(new Settings().orBy("midjourney"), Mode.DEV, "IMAGE_FALLBACK");
        assertStops(new Settings().wide(5000), Mode.DEV, "IMAGE_WIDTH");
        assertStops(new Settings().at("-1"), Mode.DEV, "IMAGE_COST");
        assertStops(new Settings().at("0.00000001"), Mode.DEV, "IMAGE_COST");
    }

    private void assertStops(Settings settings, Mode mode, String variable) {
        assertThatThrownBy(() -> choose(settings, mode))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(variable);
    }

    private Provider choose(Settings settings, Mode mode) {
        return new ProviderChoice()
                .provider(settings, new In(mode, configured.openai()), bfl, openAi, Clock.systemUTC());
    }

    private record In(Mode mode, ProviderConfig.OpenAi openai) implements ProviderConfig {

        @Override
        public Optional<List<String>> trustedOrigins() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> prices() {
            return Optional.empty();
        }
    }
}
