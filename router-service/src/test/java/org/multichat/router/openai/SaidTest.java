package org.multichat.router.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multichat.provider.openai.ModelAnswer;
import org.multichat.router.prompt.Modality;

class SaidTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    It is\\ta\\n\\nsong.                 | It is a song.
                    clear\\u0007\\u001b[31m it           | clear[31m it
                    left\\u202eright\\u200b hidden       | leftright hidden
                    <b onclick=x>plain</b>            | <b onclick=x>plain</b>
                    \\u0000\\u0001                      | It asks for a song.
                    """)
    void itsReasonIsOneLineOfPlainText(String reason, String shown) {
        assertThat(Said.of(answer("{\"modality\": \"SONG\", \"reason\": \"%s\"}".formatted(reason))))
                .isEqualTo(new Said.Label(Modality.SONG, shown));
    }

    @Test
    void itsReasonIsCutBetweenCharacters() throws JsonProcessingException {
        String json = new ObjectMapper().writeValueAsString(Map.of("modality", "SONG", "reason", "🎵".repeat(500)));

        assertThat(Said.of(answer(json))).isEqualTo(new Said.Label(Modality.SONG, "🎵".repeat(119) + "…"));
    }

    private static ModelAnswer answer(String text) {
        return new ModelAnswer("c1", ModelAnswer.Status.COMPLETED, text, null, null, null);
    }
}
