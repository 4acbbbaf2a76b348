package org.multichat.operation.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All settings there are, read from the sources of all modules: {@code ${NAME:default}} in their properties, what the
 * launcher reads, and the finer ones, which are properties of a mapping and have no name of their own.
 */
final class SettingsInCode {

    private static final List<String> GENERATORS = List.of("image", "song", "research");
    private static final List<String> BUYERS = List.of("router", "image", "song", "research");
    private static final List<String> ALL = List.of("gateway", "router", "image", "song", "research", "budget");

    /** A module, and the services it is in; in the order in which a setting's meaning is looked for. */
    private static final Map<String, List<String>> MODULES = new TreeMap<>(Map.of(
            "gateway-service", List.of("gateway"),
            "router-service", List.of("router"),
            "image-service", List.of("image"),
            "song-service", List.of("song"),
            "research-service", List.of("research"),
            "budget-service", List.of("budget"),
            "provider-simulator", List.of("simulator"),
            "generator-kit", GENERATORS,
            "provider-kit", BUYERS));

    private static final List<String> IN_ALL = List.of("operation-kit", "service-kit");

    private static final Path LAUNCHER = Path.of("src", "test", "resources", "launcher-settings.properties");

    private final Path root;
    private final Map<String, Setting> named = new TreeMap<>();
    private final Map<String, Setting> finer = new TreeMap<>();

    /** A setting as it is being gathered: several services may say something about it. */
    static final class Setting {
        final Set<String> fallbacks = new LinkedHashSet<>();
        final Set<String> services = new LinkedHashSet<>();
        final Set<String> meanings = new LinkedHashSet<>();
    }

    SettingsInCode(Path root) {
        this.root = root;
        launcher();
        IN_ALL.forEach(module -> read(module, ALL));
        MODULES.forEach(this::read);
    }

    private void launcher() {
        PropertiesText.of(lines(root.resolve("operation-kit").resolve(LAUNCHER)).stream())
                .lines()
                .forEach(line -> add(named, line.property(), line.value(), List.of("`./run`"), line.meaning()));
    }

    /** By their names. */
    Map<String, Setting> named() {
        return named;
    }

    /** By their names in the environment. */
    Map<String, Setting> finer() {
        return finer;
    }

    private void read(String module, List<String> services) {
        Path resources = root.resolve(module).resolve("src/main/resources");
        Set<String> expressed = new LinkedHashSet<>();
        List<PropertiesText.Line> plain = new ArrayList<>();
        Stream.of("application.properties", "META-INF/microprofile-config.properties")
                .map(resources::resolve)
                .filter(Files::exists)
                .flatMap(file -> PropertiesText.of(lines(file).stream()).lines().stream())
                .forEach(line -> {
                    List<Expressions.Expression> expressions = Expressions.in(line.value());
                    expressions.forEach(each -> add(named, each.name(), each.fallback(), services, line.meaning()));
                    if (expressions.isEmpty()) {
                        plain.add(line);
                    } else {
                        expressed.add(line.property());
                    }
                });
        List<Mapping> mappings = mappings(root.resolve(module).resolve("src/main/java"));
        for (Mapping mapping : mappings) {
            Stream<PropertiesText.Line> written =
                    plain.stream().filter(line -> line.property().startsWith(mapping.prefix() + "."));
            Set<String> inFile = new LinkedHashSet<>();
            written.filter(line -> !line.value().startsWith("$"))
                    .peek(line -> inFile.add(line.property()))
                    .forEach(line -> addFiner(line.property(), line.value(), services, line.meaning()));
            mapping.members().stream()
                    .filter(member -> !expressed.contains(member.property()) && !inFile.contains(member.property()))
                    .forEach(member -> addFiner(member.property(), member.fallback(), services, member.meaning()));
        }
    }

    private void addFiner(String property, String fallback, List<String> services, String meaning) {
        String spoken = fallback.replaceAll("\\$\\{([a-z.-]+)(?::[^{}]*)?}", "$1");
        add(finer, Mapping.environmentName(property), spoken, services, meaning);
    }

    private static void add(
            Map<String, Setting> to, String name, String fallback, List<String> services, String meaning) {
        Setting setting = to.computeIfAbsent(name, _ -> new Setting());
        setting.fallbacks.add(fallback);
        setting.services.addAll(services);
        if (!meaning.isEmpty()) {
            setting.meanings.add(meaning);
        }
    }

    private static List<Mapping> mappings(Path sources) {
        if (!Files.exists(sources)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith("Config.java"))
                    .sorted()
                    .map(file -> Mapping.of(String.join("\n", lines(file))))
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
