package org.multichat.gateway.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multichat.gateway.account.AccountId;
import org.multichat.gateway.turn.TurnId;

class FileNameTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A moon and a cat | image/png | a-moon-and-a-cat.png",
                "Éclair à Zürich | audio/wav | eclair-a-zurich.wav",
                "../../etc/passwd | text/markdown | etc-passwd.md",
                "a\"; filename=\"b | audio/mpeg | a-filename-b.mp3",
                "月と猫 | image/jpeg | artifact.jpg",
                "x | application/x-new | x.bin"
            })
    void isPlainWhateverTheTitleSays(String title, String mediaType, String name) {
        assertThat(FileName.of(artifact(title, mediaType), mediaType)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Moon | image/png | inline; filename=\"moon.png\"; filename*=UTF-8''Moon.png",
                "月 と猫 | image/png | inline; filename=\"artifact.png\"; filename*=UTF-8''%E6%9C%88%20%E3%81%A8%E7%8C%AB.png",
                "../a\"b\\c%; x=1 | audio/wav | inline; filename=\"a-b-c-x-1.wav\"; filename*=UTF-8''a%20b%20c%25%3B%20x%3D1.wav",
                "a\u202egnp.exe | image/png | inline; filename=\"a-gnp-exe.png\"; filename*=UTF-8''a%20gnp.exe.png",
                "... | text/markdown | inline; filename=\"artifact.md\"; filename*=UTF-8''artifact.md"
            })
    void isTheTitleItselfForThoseWhoUnderstandIt(String title, String mediaType, String disposition) {
        assertThat(FileName.disposition(artifact(title, mediaType), mediaType, false))
                .isEqualTo(disposition);
    }

    @Test
    void isToBeSavedWhereThatIsWanted() {
        assertThat(FileName.disposition(artifact("Moon\r\nX: y", "image/png"), "image/jpeg", true))
                .isEqualTo("attachment; filename=\"moon-x-y.jpg\"; filename*=UTF-8''Moon%20X%20y.jpg");
    }

    private static Artifact artifact(String title, String mediaType) {
        UUID id = new UUID(0, 1);
        return new Artifact(
                new ArtifactId(id),
                new TurnId(id),
                new AccountId(id),
                1,
                mediaType,
                title,
                null,
                null,
                null,
                List.of(),
                1L,
                "00",
                Instant.EPOCH);
    }
}
