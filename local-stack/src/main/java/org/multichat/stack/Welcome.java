package org.multichat.stack;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Where to go once everything is ready. */
final class Welcome {

    private Welcome() {}

    static List<String> lines(Ports ports, DataFolder data, Duration after) {
        URI gateway = URI.create("http://localhost:" + ports.of(Part.GATEWAY));
        return List.of("""

                Everything is ready after %s.

                  Chat         %s/
                  Try the API  %s/q/swagger-ui
                  Logs         %s

                A picture, a song, a research brief, each as it is made:

                %s
                %s
                %s

                Ctrl-C stops everything; what was made stays. ./run --fresh begins anew.""".formatted(
                        Console.seconds(after),
                        gateway,
                        gateway,
                        data.logs(),
                        curl(gateway, "Draw a cat on a bicycle"),
                        curl(gateway, "Write a song about the sea"),
                        curl(gateway, "Research how tides work")));
    }

    /** That nobody is paid, and where the bill can be read. */
    static List<String> simulated(Ports ports) {
        return List.of("""

                Pictures, songs and papers are bought from the provider-simulator: the real clients, and nobody is paid.

                  Its invoice  %1$s/admin/invoice
                  Its faults   %1$s/q/openapi""".formatted(ports.url(Part.SIMULATOR)));
    }

    private static String curl(URI gateway, String prompt) {
        return "  curl -N %s/api/v1/turns -H 'Accept: text/event-stream' -H 'Content-Type: application/json' -d '{\"prompt\": \"%s\"}'"
                .formatted(gateway, prompt);
    }
}
