package org.multichat.gateway.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
        assertThat(FileName.of(artifact(title, mediaType))).isEqualTo(name);
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
