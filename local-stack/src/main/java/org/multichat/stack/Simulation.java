package org.multichat.stack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.multichat.operation.setting.KnownSettings;

/** PRODUCTION on this machine: the services buy from the provider-simulator, and nobody is paid. */
public final class Simulation {

    /** Whether the simulator is a part of the stack. */
    private static final String WANTED = "SIMULATOR";

    /** Not a real key's form: it is worth nothing anywhere else. */
    private static final String KEY = "simulated";

    private static final List<String> PROVIDERS =
            List.of("IMAGE_PROVIDER", "SONG_PROVIDER", "RESEARCH_PROVIDER", "ROUTER_PROVIDER");

    private Simulation() {}

    /**
     * A person's settings turned to the simulator: its addresses instead of the providers', and its keys instead of the
     * person's, which must not go anywhere else.
     */
    public static Settings of(Settings own, Ports ports) {
        String simulator = ports.url(Part.SIMULATOR).toString();
        Map<String, String> all = new HashMap<>(own.values());
        all.put(WANTED, "true");
        all.put("MODE", "PRODUCTION");
        PROVIDERS.forEach(all::remove);
        all.put("PROVIDER_TRUSTED_ORIGINS", simulator);
        all.put("BFL_URL", simulator + "/bfl");
        all.put("SONG_GENERATION_URL", simulator + "/udio/api/v2/generate");
        all.put("SONG_FEED_URL", simulator + "/udio/api/v2/feed");
        all.put("OPENAI_BASE_URL", simulator + "/openai/v1");
        Stream.of("BFL_API_KEY", "UDIO_API_KEY", "OPENAI_API_KEY").forEach(key -> {
            all.put(key, KEY);
            // Empty, not removed: the services inherit what is set where they are started.
            all.put(KnownSettings.fileSetting(key), "");
        });
        // Nobody publishes what a song costs; the ancestor's price.
        all.putIfAbsent("SONG_COST", "0.05");
        return new Settings(all);
    }

    static boolean isWanted(Settings settings) {
        return settings.get(WANTED).filter("true"::equals).isPresent();
    }
}
