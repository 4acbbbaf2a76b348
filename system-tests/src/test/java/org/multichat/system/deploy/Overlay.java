package org.multichat.system.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What Kustomize makes of an overlay, read so strictly that a word Kubernetes does not know is an error. */
record Overlay(String name, List<HasMetadata> objects) {

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.ofEntries(
            Map.entry("apps/v1 Deployment", Deployment.class),
            Map.entry("apps/v1 StatefulSet", StatefulSet.class),
            Map.entry("autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class),
            Map.entry("networking.k8s.io/v1 Ingress", Ingress.class),
            Map.entry("networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class),
            Map.entry("policy/v1 PodDisruptionBudget", PodDisruptionBudget.class),
            Map.entry("v1 ConfigMap", ConfigMap.class),
            Map.entry("v1 Namespace", Namespace.class),
            Map.entry("v1 PersistentVolumeClaim", PersistentVolumeClaim.class),
            Map.entry("v1 Service", Service.class));

    private static final Pattern MINOR = Pattern.compile("\"minor\": *\"(\\d+)");
    private static final int WITH_KUSTOMIZE_5 = 27;

    /** The model keeps words that it does not know; here they are refused. */
    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                @Override
                public Boolean hasAnySetter(Annotated member) {
                    return false;
                }
            });

    /** Where tests find all of them. */
    static final String ALL = "org.multichat.system.deploy.Overlay#all";

    static List<Overlay> all() {
        try (Stream<Path> found = Files.list(Tool.ROOT.resolve("k8s/overlays"))) {
            return found.map(path -> rendered(path.getFileName().toString())).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Overlay rendered(String name) {
        mustKnowKustomize5();
        return parsed(name, Tool.run("kubectl", "kustomize", "k8s/overlays/" + name));
    }

    /** What Debian 12 packages is four years older than what is maintained, and cannot read the files. */
    private static void mustKnowKustomize5() {
        Matcher minor = MINOR.matcher(Tool.run("kubectl", "version", "--client", "--output=json"));
        assertThat(minor.find()).isTrue();
        assumeThat(Integer.parseInt(minor.group(1)))
                .as("kubectl 1.%s has a Kustomize before 5, which cannot render these files".formatted(minor.group(1)))
                .isGreaterThanOrEqualTo(WITH_KUSTOMIZE_5);
    }

    static Overlay parsed(String name, String manifests) {
        List<HasMetadata> objects = new ArrayList<>();
        new Yaml(new SafeConstructor(new LoaderOptions()))
                .loadAll(manifests)
                .forEach(document -> objects.add(object(document)));
        return new Overlay(name, List.copyOf(objects));
    }

    private static HasMetadata object(Object document) {
        Map<?, ?> fields = (Map<?, ?>) document;
        String kind = fields.get("apiVersion") + " " + fields.get("kind");
        Class<? extends HasMetadata> type = KINDS.get(kind);
        assertThat(type)
                .as("a kind of which this test knows what it may say: %s", kind)
                .isNotNull();
        try {
            return STRICT.readValue(STRICT.writeValueAsString(fields), Objects.requireNonNull(type));
        } catch (JsonProcessingException wrong) {
            throw new AssertionError(kind + ": " + wrong.getMessage(), wrong);
        }
    }

    <T extends HasMetadata> List<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends HasMetadata> T one(Class<T> type, String name) {
        return all(type).stream()
                .filter(object -> object.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no %s %s in %s".formatted(type.getSimpleName(), name, this)));
    }

    /** The pods of our six services, by the service's name. */
    Map<String, PodTemplateSpec> services() {
        Map<String, PodTemplateSpec> pods = new LinkedHashMap<>();
        all(Deployment.class)
                .forEach(each ->
                        pods.put(each.getMetadata().getName(), each.getSpec().getTemplate()));
        return pods;
    }

    /** Those, and what else an overlay brings. */
    Map<String, PodTemplateSpec> pods() {
        Map<String, PodTemplateSpec> pods = services();
        all(StatefulSet.class)
                .forEach(each ->
                        pods.put(each.getMetadata().getName(), each.getSpec().getTemplate()));
        return pods;
    }

    Map<String, String> settings(String configMap) {
        return one(ConfigMap.class, configMap).getData();
    }

    Stream<String> names(Class<? extends HasMetadata> type) {
        return all(type).stream().map(each -> each.getMetadata().getName());
    }

    static boolean selects(LabelSelector selector, PodTemplateSpec pod) {
        return pod.getMetadata()
                .getLabels()
                .entrySet()
                .containsAll(selector.getMatchLabels().entrySet());
    }

    @Override
    public String toString() {
        return name;
    }
}
