package org.multichat.system.deploy;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.multichat.stack.JvmFlags;
import org.multichat.stack.Part;

/** What our services are called, and what they read from their environment. */
final class Services {

    private static final Pattern SETTING = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");
    private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"([a-z-]+)\"\\)");
    private static final Pattern MAPPED = Pattern.compile("(?m)^    [A-Z][A-Za-z<>]* ([a-z][A-Za-z]*)\\(\\);$");
    private static final Pattern SECRET = Pattern.compile("(?m)^secret ([a-z-]+)((?: [A-Z_]+)+)$");

    /** Read in Java, or by a library, not by a properties file. */
    private static final Set<String> BY_NAME =
            Set.of("SERVICE_SECRET", "SMALLRYE_CONFIG_LOCATIONS", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");

    private Services() {}

    static Set<String> folders() {
        return Part.services().map(part -> part.label() + "-service").collect(Collectors.toCollection(TreeSet::new));
    }

    static Part part(String folder) {
        return folder.equals("provider-simulator")
                ? Part.SIMULATOR
                : Part.valueOf(folder.replace("-service", "").toUpperCase(Locale.ROOT));
    }

    static String heap(String folder) {
        return JvmFlags.of(part(folder)).heap();
    }

    /** The settings that this service's properties files name, its kits' included. */
    static Set<String> settingsRead(String folder) {
        Stream<Path> files = Stream.concat(
                        Stream.of(folder + "/src/main/resources/application.properties"),
                        Stream.of("operation-kit", "service-kit", "generator-kit", "provider-kit")
                                .filter(kit -> kit.equals("operation-kit") || dependsOn(folder, kit))
                                .map(kit -> kit + "/src/main/resources/META-INF/microprofile-config.properties"))
                .map(Tool.ROOT::resolve);
        Set<String> settings = new TreeSet<>(BY_NAME);
        files.map(Services::text)
                .flatMap(text -> SETTING.matcher(text).results())
                .forEach(match -> settings.add(match.group(1)));
        settings.addAll(mapped(folder));
        return settings;
    }

    /** Those that have no name of their own: conversation.keep-deleted is CONVERSATION_KEEP_DELETED. */
    private static Set<String> mapped(String folder) {
        Set<String> settings = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Tool.ROOT.resolve(folder).resolve("src/main/java"))) {
            for (Path source : sources.filter(file -> file.toString().endsWith("Config.java"))
                    .toList()) {
                Matcher mapping = MAPPING.matcher(text(source));
                if (mapping.find()) {
                    MAPPED.matcher(text(source))
                            .results()
                            .forEach(method -> settings.add(
                                    (mapping.group(1) + "-" + method.group(1).replaceAll("([A-Z])", "-$1"))
                                            .replace('-', '_')
                                            .toUpperCase(Locale.ROOT)));
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return settings;
    }

    private static boolean dependsOn(String folder, String kit) {
        String artifact = "<artifactId>" + kit + "</artifactId>";
        boolean direct = text(Tool.ROOT.resolve(folder).resolve("pom.xml")).contains(artifact);
        return direct
                || Stream.of("generator-kit", "provider-kit")
                        .filter(between -> !between.equals(kit) && !folder.equals(between))
                        .filter(between -> text(Tool.ROOT.resolve(folder).resolve("pom.xml"))
                                .contains("<artifactId>" + between + "</artifactId>"))
                        .anyMatch(between -> text(Tool.ROOT.resolve(between).resolve("pom.xml"))
                                .contains(artifact));
    }

    /** Which secrets k8s/secrets.sh makes, and with which keys. */
    static Map<String, Set<String>> secretsOfTheScript() {
        Map<String, Set<String>> secrets = new HashMap<>();
        SECRET.matcher(text(Tool.ROOT.resolve("k8s/secrets.sh")))
                .results()
                .forEach(match -> secrets.put(
                        match.group(1),
                        Set.copyOf(List.of(match.group(2).strip().split(" ", -1)))));
        return secrets;
    }

    static Map<String, String> literals(Container container) {
        return container.getEnv().stream()
                .filter(variable -> variable.getValue() != null)
                .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
    }

    /** What comes from ConfigMaps. */
    static Map<String, String> settings(Overlay overlay, PodTemplateSpec pod) {
        Map<String, String> settings = new HashMap<>();
        pod.getSpec()
                .getContainers()
                .getFirst()
                .getEnvFrom()
                .forEach(from ->
                        settings.putAll(overlay.settings(from.getConfigMapRef().getName())));
        return settings;
    }

    /** All names that the process finds in its environment. */
    static Set<String> environment(Overlay overlay, PodTemplateSpec pod) {
        Set<String> names = new TreeSet<>(settings(overlay, pod).keySet());
        pod.getSpec().getContainers().getFirst().getEnv().forEach(variable -> names.add(variable.getName()));
        return names;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
