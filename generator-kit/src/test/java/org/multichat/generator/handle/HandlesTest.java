package org.multichat.generator.handle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.multichat.generator.provider.Options;
import org.multichat.generator.provider.Past;
import org.multichat.generator.provider.Prompt;
import org.multichat.generator.provider.Work;
import org.multichat.kit.token.ServiceSecret;

class HandlesTest {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());
    private static final Random CHANCE = new Random(20_261_123);
    private final Handles handles = handles("the secret that is used in these tests");

    @Test
    void whatIsSealedIsOpenedAgain() {
        Handle handle = handle("a cat", List.of(new Past("a dog", "IMAGE", null)), Options.NONE, "task 7");

        String text = handles.seal(handle);

        assertThat(text).matches("[A-Za-z0-9_-]+");
        assertThat(handles.open(text)).contains(handle);
        assertThat(handles("the secret that is used in these tests").open(text)).contains(handle);
    }

    @Test
    void noOtherSecretOpensIt() {
        String text = handles.seal(handle("a cat", List.of(), Options.NONE, ""));

        assertThat(handles("another secret, as long as the first one").open(text))
                .isEmpty();
    }

    @Test
    void everyBitCounts() {
        byte[] sealed = Base64.getUrlDecoder().decode(handles.seal(handle("a cat", List.of(), Options.NONE, "")));

        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] forged = sealed.clone();
            forged[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(handles.open(Base64.getUrlEncoder().withoutPadding().encodeToString(forged)))
                    .as("bit %d", bit)
                    .isEmpty();
        }
    }

    @Test
    void theLargestWorkInTheDearestScriptFits() {
        Map<String, Object> options = new HashMap<>();
        for (int i = 0; i < Options.MAX_OPTIONS; i++) {
            options.put("x".repeat(40) + i, hanCharacters(200));
        }
        List<Past> context = Stream.generate(
                        () -> new Past(hanCharacters(Past.MAX_CHARS), "RESEARCH", hanCharacters(Past.MAX_CHARS)))
                .limit(Past.MAX_TURNS)
                .toList();
        Handle largest = handle(
                rareCharacters(Prompt.MAX_CHARS), context, new Options(options), hanCharacters(Handle.MAX_STATE_CHARS));

        String text = handles.seal(largest);

        assertThat(text).hasSizeLessThanOrEqualTo(Handles.MAX_CHARS);
        assertThat(handles.open(text)).contains(largest);
    }

    private static Handles handles(String secret) {
        return new Handles(new ServiceSecret(Optional.of(secret)), JSON);
    }

    private static Handle handle(String prompt, List<Past> context, Options options, String state) {
        Work work = new Work(
                UUID.randomUUID(),
                new Prompt(prompt),
                context,
                options,
                7,
                Instant.parse("2026-11-23T12:00:00.123456Z"));
        return new Handle(work, "ada", "local", "model-1", null, state, "replica");
    }

    /** Three bytes each in UTF-8, and no two alike for a compressor to fold. */
    private static String hanCharacters(int count) {
        return characters(count, 0x4E00, 0x9FA5);
    }

    /** Four bytes each. */
    private static String rareCharacters(int count) {
        return characters(count, 0x20000, 0x2A6D6);
    }

    private static String characters(int count, int first, int last) {
        return CHANCE.ints(count, first, last + 1).mapToObj(Character::toString).collect(Collectors.joining());
    }
}
