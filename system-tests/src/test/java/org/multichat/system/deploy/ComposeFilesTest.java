package org.multichat.system.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.stack.JvmFlags;
import org.multichat.stack.Part;

/** The compose files, and that they, the Dockerfile, Kubernetes and {@code ./run} do not part. */
class ComposeFilesTest {

    private static final Pattern FLAGS = Pattern.compile("(?s)printf '%s\\\\n' (.*?)\\s+>/app/jvm.flags");

    static Stream<Compose> files() {
        return Compose.FILES.stream().map(Compose::of);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docker-compose.yml",
                "docker-compose.yml docker-compose.simulator.yml",
                "docker-compose.yml docker-compose.two-gateways.yml",
                "docker-compose.yml docker-compose.simulator.yml docker-compose.two-gateways.yml"
            })
    void areUnderstood(String together) {
        Stream<String> files = Arrays.stream(together.split(" ", -1)).flatMap(file -> Stream.of("-f", file));

        Tool.run(
                "docker-compose",
                Stream.concat(files, Stream.of("config", "-q")).toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("files")
    void giveNoContainerMoreThanItNeeds(Compose compose) {
        Set<String> changedOnly =
                new HashSet<>(Compose.of("docker-compose.yml").containers().keySet());
        if (compose.file().equals("docker-compose.yml")) {
            changedOnly.clear();
        }
        compose.containers().forEach((name, container) -> {
            if (!changedOnly.contains(name)) {
                assertThat(container.get("read_only")).as(name).isEqualTo(true);
                assertThat(Compose.list(container.get("cap_drop"))).as(name).isEqualTo(List.of("ALL"));
                assertThat(Compose.list(container.get("security_opt")))
                        .as(name)
                        .isEqualTo(List.of("no-new-privileges:true"));
                assertThat(container.get("mem_limit")).as(name).isNotNull();
                assertThat(container.get("pids_limit")).as(name).isNotNull();
                assertThat(Objects.toString(container.get("image")))
                        .as(name)
                        .contains(":")
                        .doesNotEndWith(":latest");
            }
            assertThat(container.get("cap_add")).as(name).isNull();
            assertThat(container.get("privileged")).as(name).isNull();
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void publishOnlyTheDoorAndOnlyHere(Compose compose) {
        compose.containers().forEach((name, container) -> {
            List<?> ports = Compose.list(container.get("ports"));
            assertThat(ports.isEmpty())
                    .as(name)
                    .isEqualTo(!Set.of("gateway", "balancer").contains(name)
                            || (compose.file().equals("docker-compose.two-gateways.yml") && name.equals("gateway")));
            assertThat(ports).allSatisfy(port -> assertThat((String) port).startsWith("127.0.0.1:"));
        });
    }

    @ParameterizedTest
    @MethodSource("files")
    void setWhatAServiceReads(Compose compose) {
        Map<String, Map<?, ?>> containers = compose.containers();
        Stream.of("budget", "router", "image", "song", "research", "gateway", "gateway-2")
                .filter(containers::containsKey)
                .forEach(name -> {
                    Set<String> set = new TreeSet<>(Compose.environment(Compose.map(containers.get(name)))
                            .keySet());
                    set.removeIf(each -> each.startsWith("JAVA_"));
                    assertThat(Services.settingsRead(name.replace("-2", "") + "-service"))
                            .as(name)
                            .containsAll(set);
                });
    }

    @ParameterizedTest
    @MethodSource("files")
    void makeEachImageWithItsPortAndHeap(Compose compose) {
        compose.services().forEach((folder, container) -> {
            Part part = Services.part(folder);
            assertThat(Compose.arguments(container).get("PORT")).isEqualTo(Integer.toString(part.usualPort()));
            assertThat(Objects.toString(container.get("image"))).startsWith("multichat/" + folder + ":");
            assertThat(Compose.environment(container).get("JAVA_TOOL_OPTIONS"))
                    .isEqualTo("-Xmx" + Services.heap(folder));
        });
    }

    @Test
    void makeTheSecondGatewayLikeTheFirst() {
        Map<?, ?> first =
                Compose.map(Compose.of("docker-compose.yml").containers().get("gateway"));
        Map<?, ?> second = Compose.map(
                Compose.of("docker-compose.two-gateways.yml").containers().get("gateway-2"));

        assertThat(Compose.environment(second).keySet())
                .isEqualTo(Compose.environment(first).keySet());
        for (String same : List.of("image", "networks", "volumes", "tmpfs", "mem_limit", "stop_grace_period")) {
            assertThat(second.get(same)).as(same).isEqualTo(first.get(same));
        }
    }

    /** What one of them has to say, the other says; what only a person may say is left to him. */
    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void nameTheSettingsThatKubernetesNames(String name) {
        Overlay overlay = Overlay.rendered(name);
        Compose.of("docker-compose.yml").services().forEach((folder, container) -> {
            Set<String> there = Services.environment(
                    overlay, Objects.requireNonNull(overlay.services().get(folder)));
            Set<String> set = Compose.namesSet(folder, container);
            Set<String> known = new TreeSet<>(Compose.environment(container).keySet());
            known.addAll(set);
            assertThat(there).as(folder).containsAll(set);
            assertThat(known).as(folder).containsAll(there);
        });
    }

    @Test
    void runTheJvmAsLocalStackDoes() {
        Matcher flags = FLAGS.matcher(Services.text(Tool.ROOT.resolve("Dockerfile")));
        assertThat(flags.find()).isTrue();

        Set<String> here = Set.of(flags.group(1).split("\\s+", -1));

        Set<String> there = new HashSet<>(JvmFlags.of(Part.GATEWAY).asArguments(""));
        there.remove("-Xmx" + JvmFlags.of(Part.GATEWAY).heap());
        here = new HashSet<>(here);
        here.remove("\\");
        assertThat(here).isEqualTo(there);
    }
}
