package org.multichat.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The OpenAPI document of a service is what others build on: it is committed, and code that says something else fails
 * here. A service extends this with {@code @QuarkusTest} and its name, run in the folder of the module.
 */
public abstract class ApiDocumentContract {

    private static final String WRITE = "api.write";

    private final Path committed;

    @TestHTTPResource("/q/openapi")
    URI openApi;

    /** @param service the name of the file in {@code docs/api}, such as {@code image-service} */
    protected ApiDocumentContract(String service) {
        committed = Path.of("..", "docs", "api", service + ".yaml");
    }

    @Test
    void codeAndCommittedDocumentSayTheSame() throws IOException, InterruptedException {
        String spoken = document();
        if (Boolean.getBoolean(WRITE)) {
            Files.createDirectories(committed.getParent());
            Files.writeString(committed, spoken);
        }

        assertThat(committed)
                .as(
                        "%s is not what the code says. When the change is meant, write it with"
                                + " 'mvn -pl %s -am verify -D%s=true -Dsurefire.failIfNoSpecifiedTests=false -Dtest=%s'"
                                + " and commit it with the code",
                        committed,
                        Path.of("").toAbsolutePath().getFileName(),
                        WRITE,
                        getClass().getSimpleName())
                .hasContent(spoken);
    }

    private String document() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(openApi)
                            .header("Accept", "application/yaml")
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }
}
