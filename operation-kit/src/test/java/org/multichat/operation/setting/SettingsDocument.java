package org.multichat.operation.setting;

import java.util.Map;
import java.util.stream.Collectors;
import org.multichat.operation.setting.SettingsInCode.Setting;

/** docs/settings.md, and the list of names that a running service has of it. */
final class SettingsDocument {

    private static final String ABOUT = """
            # Settings

            Environment variables, or `KEY=VALUE` lines in a file `.env` beside `./run`; the environment holds where both say something. An empty value
            counts as not set. This page is made from the code (`SettingsDocumentTest`): edit the comments there.

            - **A slip of the keyboard** is told at the start, by one WARN line of each service and one on the console of `./run`: the name, the nearest one there is,
              never the value. Names that are far from all of ours are other programs' and nobody's business.
            - **A value that is of no use** stops the start, with a line that names the setting.
            - **Secrets** come from the environment or from files, never from the command line. Each setting marked *secret* can be given as `<NAME>_FILE` instead, the path of
              a file that holds it, as Docker and Kubernetes bring them: `OPENAI_API_KEY_FILE=/run/secrets/openai`. Blanks and line ends around it are cut off. Both set, or
              a file that cannot be read, stops the start.
            - **Everything else of Quarkus** can be set, too (`QUARKUS_HTTP_IDLE_TIMEOUT=5m`), and is nobody's promise.

            ## By name

            | setting | default | services | meaning |
            |---|---|---|---|
            """;

    private static final String FINER = """

            ## Limits and times

            Good as they are for most; here so that they can be found. Durations are `10s`, `5m`, `1h`, `30d`.

            | setting | default | services | meaning |
            |---|---|---|---|
            """;

    private SettingsDocument() {}

    static String of(SettingsInCode code) {
        return ABOUT + table(code.named()) + FINER + table(code.finer());
    }

    static String namesOf(SettingsInCode code) {
        return String.join("\n", code.named().keySet()) + "\n"
                + String.join("\n", code.finer().keySet()) + "\n";
    }

    private static String table(Map<String, Setting> settings) {
        return settings.entrySet().stream()
                .map(each -> row(each.getKey(), each.getValue()))
                .collect(Collectors.joining());
    }

    private static String row(String name, Setting setting) {
        String fallbacks = setting.fallbacks.stream()
                .filter(text -> !text.isEmpty())
                .map(text -> "`" + text + "`")
                .collect(Collectors.joining(", "));
        String meaning = setting.meanings.stream().findFirst().orElse("").replace("|", "\\|");
        return "| `%s` | %s | %s | %s%s |\n"
                .formatted(
                        name,
                        KnownSettings.isSecret(name) ? "" : fallbacks,
                        setting.services.size() == 6 ? "all" : String.join(", ", setting.services),
                        KnownSettings.isSecret(name) ? "*secret* " : "",
                        meaning);
    }
}
