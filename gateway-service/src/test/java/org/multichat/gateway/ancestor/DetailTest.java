package org.multichat.gateway.ancestor;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.multichat.kit.problem.Problem;

class DetailTest {

    @Test
    void saysWhenToComeAgain() {
        Response answer = Detail.of(Problem.of("unavailable", 503, "Not now", "Somebody is away.")
                        .with("retryAfterSeconds", 2))
                .getResponse();

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("2");
        assertThat(answer.getEntity()).isEqualTo(Map.of("detail", "Not now: Somebody is away."));
    }

    @Test
    void saysNothingOfItWhereComingAgainIsOfNoUse() {
        assertThat(Detail.of(402, "Nothing is left.").getResponse().getHeaderString("Retry-After"))
                .isNull();
    }
}
