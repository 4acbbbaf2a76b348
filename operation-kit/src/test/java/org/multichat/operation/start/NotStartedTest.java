package org.multichat.operation.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.BindException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NotStartedTest {

    /** Stands for a service's; its properties are in this test's application.properties. */
    @ConfigMapping(prefix = "picture")
    interface PictureConfig {

        int width();

        int key();
    }

    @Test
    void namesTheSettingOfAValueThatIsOfNoUse() {
        assertThat(NotStarted.because(failure(Map.of("PICTURE_WIDTH", "wide", "PICTURE_API_KEY", "1"))))
                .hasValue("PICTURE_WIDTH: picture.width is \"wide\": Expected an integer value, got \"wide\"");
    }

    @Test
    void namesTheSettingOfASecretAndNothingOfItsValue() {
        assertThat(NotStarted.because(failure(Map.of("PICTURE_WIDTH", "1", "PICTURE_API_KEY", "canary"))))
                .hasValue("PICTURE_API_KEY (picture.key) has a value that is of no use");
    }

    @Test
    void namesAllThatIsWrongAtOnce() {
        assertThat(NotStarted.because(failure(Map.of("PICTURE_WIDTH", "wide", "PICTURE_API_KEY", "canary"))))
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("PICTURE_WIDTH", "PICTURE_API_KEY")
                        .doesNotContain("canary"));
    }

    @Test
    void saysWhatASettingOfOursSays() {
        var ours = new ConfigurationException("SERVICE_SECRET has to be set.");

        assertThat(NotStarted.because(new IllegalStateException("a bean", new RuntimeException(ours))))
                .hasValue("SERVICE_SECRET has to be set.");
    }

    @Test
    void saysWhichSettingMovesAPort() {
        var taken = new QuarkusBindException("127.0.0.1", 8099, new BindException("in use"));

        assertThat(NotStarted.because(new RuntimeException(taken)))
                .hasValue("port 8099 is in use by another program: free it, or choose another by PICTURE_PORT");
    }

    @Test
    void leavesEverythingElseToItsStackTrace() {
        assertThat(NotStarted.because(new IllegalStateException("a fault of ours")))
                .isEmpty();
    }

    private static Throwable failure(Map<String, String> environment) {
        try {
            new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .withMapping(PictureConfig.class)
                    .withDefaultValue("picture.width", "${PICTURE_WIDTH}")
                    .withDefaultValue("picture.key", "${PICTURE_API_KEY}")
                    .withDefaultValues(environment)
                    .build();
            throw new AssertionError("it should not be built");
        } catch (RuntimeException expected) {
            return expected;
        }
    }
}
