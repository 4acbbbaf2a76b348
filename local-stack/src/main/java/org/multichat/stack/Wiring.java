package org.multichat.stack;

import java.util.HashMap;
import java.util.Map;
import org.multichat.operation.setting.KnownSettings;

/**
 * What each service is told about the others through its environment. What a person has set stands: a service can be
 * pointed at a database or a neighbour elsewhere.
 */
final class Wiring {

    private final Ports ports;
    private final DataFolder data;
    private final Databases databases;
    private final Settings settings;

    /** The same with some settings of its own. */
    Wiring with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(settings.values());
        all.putAll(more);
        return new Wiring(ports, data, databases, new Settings(all));
    }

    Wiring(Ports ports, DataFolder data, Databases databases, Settings settings) {
        this.ports = ports;
        this.data = data;
        this.databases = databases;
        this.settings = settings;
    }

    String javaOptions(Part part) {
        return settings.get("JAVA_OPTS_" + part.name()).orElse("");
    }

    /** @param port where this one listens; the others call a part where {@link Ports} says */
    Map<String, String> environment(Part part, int port) {
        Map<String, String> environment = new HashMap<>(settings.values());
        // The C library gives each thread an arena of its own; six JVMs pay for them and do not need them.
        environment.putIfAbsent("MALLOC_ARENA_MAX", "2");
        putUnlessSet(environment, "SERVICE_SECRET", data.secrets().get(Secrets.SERVICE));
        environment.put("DATA_FOLDER", data.folder().toString());
        if (part == Part.GATEWAY) {
            environment.putIfAbsent("ARTIFACTS_FOLDER", data.artifacts().toString());
        }
        databases.environment(part).forEach((name, value) -> putUnlessSet(environment, name, value));
        Part.services().forEach(each -> {
            environment.put(each.portSetting(), Integer.toString(ports.of(each)));
            environment.putIfAbsent(each.urlSetting(), ports.url(each).toString());
        });
        if (part != Part.POSTGRES) {
            environment.put(part.portSetting(), Integer.toString(port));
        }
        return environment;
    }

    /** A person may have put a secret into a file of their own instead. */
    private void putUnlessSet(Map<String, String> environment, String name, String value) {
        if (settings.get(KnownSettings.fileSetting(name)).isEmpty()) {
            environment.putIfAbsent(name, value);
        }
    }
}
