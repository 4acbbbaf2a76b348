package org.multichat.operation.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.multichat.operation.setting.KnownSettings.Unknown;

class KnownSettingsTest {

    private final KnownSettings shipped = KnownSettings.shipped();

    @ParameterizedTest
    @CsvSource({
        "IMAGE_WIDHT, IMAGE_WIDTH",
        "IMGE_WIDTH, IMAGE_WIDTH",
        "IMGE_WIDHT, IMAGE_WIDTH",
        "OPENAI_API_KEYS, OPENAI_API_KEY",
        "BUDGETS, BUDGET",
        "SERVICE_SECERT, SERVICE_SECRET",
        "RESEARCH_MAX_TOKEN, RESEARCH_MAX_TOKENS",
        "DATA_FOLDERS, DATA_FOLDER",
    })
    void tellsWhatWasProbablyMeant(String slip, String meant) {
        assertThat(shipped.unknownAmong(List.of(slip))).containsExactly(new Unknown(slip, meant));
    }

    @Test
    void saysNothingOfWhatIsKnown() {
        assertThat(shipped.unknownAmong(shipped.names())).isEmpty();
        assertThat(shipped.unknownAmong(
                        List.of("OPENAI_API_KEY_FILE", "SERVICE_SECRET_FILE", "BUDGET_DB_PASSWORD_FILE")))
                .isEmpty();
    }

    /** Of shells, CI systems, Kubernetes, Docker, Java, PostgreSQL and tools that stand beside us. */
    @Test
    void saysNothingOfOtherProgramsSettings() {
        assertThat(shipped.unknownAmong(List.of(
                        "PATH",
                        "HOME",
                        "MAIL",
                        "NODE",
                        "MODEL",
                        "CODE",
                        "HOST",
                        "HOSTNAME",
                        "AUTHOR",
                        "LOGNAME",
                        "LOG_LEVEL",
                        "SHELL",
                        "SHLVL",
                        "USER",
                        "TERM",
                        "LANG",
                        "PWD",
                        "OLDPWD",
                        "EDITOR",
                        "PAGER",
                        "DISPLAY",
                        "_",
                        "JAVA_HOME",
                        "JAVA_OPTS",
                        "JAVA_TOOL_OPTIONS",
                        "MAVEN_OPTS",
                        "MALLOC_ARENA_MAX",
                        "JDK_JAVA_OPTIONS",
                        "CI",
                        "GITHUB_TOKEN",
                        "GITHUB_SHA",
                        "RUNNER_OS",
                        "IMAGE_NAME",
                        "IMAGE_TAG",
                        "IMAGE_REPOSITORY",
                        "KUBERNETES_PORT",
                        "KUBERNETES_SERVICE_HOST",
                        "BUDGET_SERVICE_HOST",
                        "BUDGET_SERVICE_PORT",
                        "GATEWAY_PORT_8080_TCP",
                        "GATEWAY_PORT_8080_TCP_ADDR",
                        "ROUTER_SERVICE_PORT_HTTP",
                        "POSTGRES_USER",
                        "POSTGRES_PASSWORD",
                        "POSTGRES_DB",
                        "PGHOST",
                        "PGPORT",
                        "PGPASSWORD",
                        "HTTP_PROXY",
                        "HTTPS_PROXY",
                        "NO_PROXY",
                        "XDG_DATA_HOME",
                        "XDG_CONFIG_HOME",
                        "XDG_RUNTIME_DIR",
                        "OPENAI_API_TYPE",
                        "OPENAI_API_VERSION",
                        "AWS_SECRET_ACCESS_KEY",
                        "QUARKUS_HTTP_PORT",
                        "TEST_DATABASE_URL")))
                .isEmpty();
    }

    @Test
    void saysNothingOfValues() {
        assertThat(new Unknown("BFL_API_KEI", "BFL_API_KEY").inWords())
                .isEqualTo("the setting BFL_API_KEI is unknown and does nothing; BFL_API_KEY is the nearest there is"
                        + " (docs/settings.md)");
    }

    @Test
    void knowsItsSecrets() {
        assertThat(shipped.secrets())
                .contains(
                        "SERVICE_SECRET",
                        "BFL_API_KEY",
                        "UDIO_API_KEY",
                        "OPENAI_API_KEY",
                        "BUDGET_DB_PASSWORD",
                        "GATEWAY_DB_PASSWORD")
                .doesNotContain("RESEARCH_MAX_TOKENS", "BUDGET");
    }
}
