package org.multichat.system.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A compose file as it is written, its anchors filled in. */
record Compose(String file, Map<?, ?> root) {

    static final List<String> FILES =
            List.of("docker-compose.yml", "docker-compose.simulator.yml", "docker-compose.two-gateways.yml");

    static Compose of(String file) {
        Path path = Tool.ROOT.resolve(file);
        return new Compose(file, new Yaml(new SafeConstructor(new LoaderOptions())).load(Services.text(path)));
    }

    /** What is said of each container. */
    Map<String, Map<?, ?>> containers() {
        Map<String, Map<?, ?>> containers = new TreeMap<>();
        map(root.get("services")).forEach((name, said) -> containers.put((String) name, map(said)));
        return containers;
    }

    /** Those of our own, by the folder their image is made of. */
    Map<String, Map<?, ?>> services() {
        Map<String, Map<?, ?>> services = new TreeMap<>();
        containers().values().stream()
                .filter(container -> container.containsKey("build"))
                .forEach(container ->
                        services.put(Objects.toString(arguments(container).get("SERVICE")), container));
        return services;
    }

    static Map<?, ?> arguments(Map<?, ?> container) {
        return map(map(container.get("build")).get("args"));
    }

    /** By name; nothing for what is only passed on when a person has set it. */
    static Map<String, @Nullable Object> environment(Map<?, ?> container) {
        Map<String, @Nullable Object> environment = new TreeMap<>();
        map(container.get("environment")).forEach((name, value) -> environment.put((String) name, value));
        return environment;
    }

    /** Also what is in the files of the volume with secrets; compose/secrets.sh writes them. */
    static Set<String> namesSet(String folder, Map<?, ?> container) {
        Set<String> names = environment(container).entrySet().stream()
                .filter(variable -> variable.getValue() != null)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        names.remove("SMALLRYE_CONFIG_LOCATIONS");
        names.add("SERVICE_SECRET");
        Stream.of("BUDGET", "GATEWAY")
                .filter(owner -> Services.part(folder).name().equals(owner))
                .forEach(owner -> names.add(owner + "_DB_PASSWORD"));
        return names;
    }

    static List<?> list(@Nullable Object node) {
        return node == null ? List.of() : (List<?>) node;
    }

    static Map<?, ?> map(@Nullable Object node) {
        return node == null ? Map.of() : (Map<?, ?>) node;
    }

    @Override
    public String toString() {
        return file;
    }
}
