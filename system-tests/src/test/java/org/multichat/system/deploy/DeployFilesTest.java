package org.multichat.system.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every overlay of k8s/ has to keep. No cluster has seen them: each is rendered and read strictly. */
class DeployFilesTest {

    /** A turn is given back within this after the delay; docs/runbook.md. */
    private static final int HANDING_OVER_SECONDS = 15;

    @Test
    void noticesWordsThatKubernetesDoesNotKnow() {
        assertThatThrownBy(() -> Overlay.parsed("", "{apiVersion: apps/v1, kind: Deployment, spec: {replica: 2}}"))
                .hasMessageContaining("replica");
        assertThatThrownBy(() -> Overlay.parsed(
                        "",
                        "{apiVersion: v1, kind: Service, spec: {ports: [{port: 80, targetPort: http, protocl: TCP}]}}"))
                .hasMessageContaining("protocl");
    }

    @ParameterizedTest
    @MethodSource(Overlay.ALL)
    void haveEveryServiceReplacedWithCareAndSpread(Overlay overlay) {
        Set<String> names = Services.folders();
        assertThat(overlay.services().keySet()).isEqualTo(names);
        assertThat(overlay.names(Service.class)).containsAll(names);
        assertThat(overlay.names(PodDisruptionBudget.class)).containsExactlyInAnyOrderElementsOf(names);
        assertThat(overlay.all(HorizontalPodAutoscaler.class))
                .extracting(each -> each.getSpec().getScaleTargetRef().getName())
                .containsExactlyInAnyOrderElementsOf(names);
        for (Deployment service : overlay.all(Deployment.class)) {
            // The autoscaler's; a number here would be set back by each rollout.
            assertThat(service.getSpec().getReplicas()).isNull();
            assertThat(service.getSpec().getStrategy().getRollingUpdate().getMaxUnavailable())
                    .isEqualTo(new IntOrString(0));
            assertThat(service.getSpec().getTemplate().getSpec().getTopologySpreadConstraints())
                    .isNotEmpty()
                    .allSatisfy(spread -> mustSelect(
                            spread.getLabelSelector(), service.getSpec().getTemplate()));
            mustSelect(service.getSpec().getSelector(), service.getSpec().getTemplate());
            String name = service.getMetadata().getName();
            mustSelect(
                    overlay.one(PodDisruptionBudget.class, name).getSpec().getSelector(),
                    service.getSpec().getTemplate());
        }
    }

    @ParameterizedTest
    @MethodSource(Overlay.ALL)
    void askWhetherAPodHasStartedAndIsReadyAndLives(Overlay overlay) {
        overlay.pods().forEach((name, pod) -> {
            for (Container container : pod.getSpec().getContainers()) {
                assertThat(Stream.of(
                                container.getStartupProbe(),
                                container.getReadinessProbe(),
                                container.getLivenessProbe()))
                        .as(name)
                        .doesNotContainNull()
                        .allSatisfy(probe -> mustAskAPortThatIsThere(probe, container));
            }
        });
        overlay.services().forEach((name, pod) -> {
            Container service = pod.getSpec().getContainers().getFirst();
            assertThat(service.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/q/health/ready");
            assertThat(service.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/q/health/live");
        });
    }

    @ParameterizedTest
    @MethodSource(Overlay.ALL)
    void giveNoPodMoreThanItNeeds(Overlay overlay) {
        overlay.pods().forEach((name, pod) -> {
            assertThat(pod.getSpec().getAutomountServiceAccountToken()).as(name).isFalse();
            assertThat(pod.getSpec().getHostNetwork()).as(name).isNull();
            assertThat(pod.getSpec().getVolumes())
                    .allSatisfy(volume -> assertThat(volume.getHostPath()).isNull());
            var user = pod.getSpec().getSecurityContext();
            assertThat(user.getRunAsNonRoot()).as(name).isTrue();
            assertThat(user.getRunAsUser()).as(name).isPositive();
            assertThat(user.getSeccompProfile().getType()).as(name).isEqualTo("RuntimeDefault");
            for (Container container : pod.getSpec().getContainers()) {
                var security = container.getSecurityContext();
                assertThat(security.getReadOnlyRootFilesystem()).as(name).isTrue();
                assertThat(security.getAllowPrivilegeEscalation()).as(name).isFalse();
                assertThat(security.getCapabilities().getDrop()).as(name).containsExactly("ALL");
                assertThat(security.getCapabilities().getAdd()).as(name).isNullOrEmpty();
                assertThat(container.getResources().getRequests()).as(name).containsKeys("cpu", "memory");
                assertThat(container.getResources().getLimits()).as(name).containsKey("memory");
                assertThat(container.getPorts())
                        .extracting(ContainerPort::getHostPort)
                        .containsOnlyNulls();
                assertThat(container.getImage())
                        .as(name)
                        .matches(".+:[0-9a-z][0-9a-z.-]*")
                        .doesNotEndWith(":latest");
            }
        });
    }

    @ParameterizedTest
    @MethodSource(Overlay.ALL)
    void fitTheHeapOfThisHouseIntoTheMemory(Overlay overlay) {
        overlay.services().forEach((name, pod) -> {
            Container service = pod.getSpec().getContainers().getFirst();
            String flags = Services.literals(service).get("JAVA_TOOL_OPTIONS");
            assertThat(flags).as(name).isEqualTo("-Xmx" + Services.heap(name));
            long heap = Quantity.getAmountInBytes(
                            new Quantity(Services.heap(name).replace("m", "Mi")))
                    .longValueExact();
            long memory = Quantity.getAmountInBytes(
                            service.getResources().getLimits().get("memory"))
                    .longValueExact();
            // Classes, code, stacks and buffers take as much again as a small heap.
            assertThat(memory).as(name).isGreaterThanOrEqualTo(2 * heap);
        });
    }

    @ParameterizedTest
    @MethodSource(Overlay.ALL)
    void leaveTimeToHandTurnsOver(Overlay overlay) {
        overlay.services().forEach((name, pod) -> {
            String delay = Services.settings(overlay, pod).getOrDefault("SHUTDOWN_DELAY", "");
            assertThat(delay).as(name).matches("[0-9]+s");
            long seconds = Long.parseLong(delay.replace("s", ""));
            var ready = pod.getSpec().getContainers().getFirst().getReadinessProbe();
            // Whoever balances by readiness has noticed by then.
            assertThat(seconds).as(name).isGreaterThan(ready.getPeriodSeconds() * ready.getFailureThreshold());
            assertThat(pod.getSpec().getTerminationGracePeriodSeconds())
                    .as(name)
                    .isGreaterThanOrEqualTo(seconds + HANDING_OVER_SECONDS);
        });
    }

    @ParameterizedTest
    @MethodSource(Overlay.ALL)
    void sendWhatAServiceIsAskedToAPortOfItsPods(Overlay overlay) {
        for (Service service : overlay.all(Service.class)) {
            List<PodTemplateSpec> selected = overlay.pods().values().stream()
                    .filter(pod -> pod.getMetadata()
                            .getLabels()
                            .entrySet()
                            .containsAll(service.getSpec().getSelector().entrySet()))
                    .toList();
            assertThat(selected).as(service.getMetadata().getName()).hasSize(1);
            assertThat(service.getSpec().getPorts())
                    .allSatisfy(port -> assertThat(selected.getFirst()
                                    .getSpec()
                                    .getContainers()
                                    .getFirst()
                                    .getPorts())
                            .anySatisfy(open -> {
                                assertThat(port.getTargetPort().getStrVal()).isEqualTo(open.getName());
                                assertThat(port.getPort()).isEqualTo(open.getContainerPort());
                            }));
        }
    }

    @ParameterizedTest
    @MethodSource(Overlay.ALL)
    void nameOnlyWhatIsThereOrMadeBySecrets(Overlay overlay) {
        Map<String, Set<String>> secrets = Services.secretsOfTheScript();
        overlay.pods().forEach((name, pod) -> {
            for (Container container : pod.getSpec().getContainers()) {
                container
                        .getEnvFrom()
                        .forEach(from -> assertThat(overlay.names(ConfigMap.class))
                                .contains(from.getConfigMapRef().getName()));
                container.getEnv().stream()
                        .filter(variable -> variable.getValueFrom() != null)
                        .map(variable -> variable.getValueFrom().getSecretKeyRef())
                        .forEach(secret -> assertThat(secrets.getOrDefault(secret.getName(), Set.of()))
                                .as("%s of %s", secret.getName(), name)
                                .contains(secret.getKey()));
            }
            pod.getSpec().getVolumes().stream()
                    .filter(volume -> volume.getPersistentVolumeClaim() != null)
                    .forEach(volume -> assertThat(overlay.names(PersistentVolumeClaim.class))
                            .contains(volume.getPersistentVolumeClaim().getClaimName()));
        });
    }

    @ParameterizedTest
    @MethodSource(Overlay.ALL)
    void setWhatAServiceReads(Overlay overlay) {
        overlay.services().forEach((name, pod) -> {
            Set<String> set = new TreeSet<>(Services.environment(overlay, pod));
            set.removeIf(each -> each.startsWith("JAVA_"));
            assertThat(Services.settingsRead(name)).as(name).containsAll(set);
        });
    }

    private static void mustAskAPortThatIsThere(Probe probe, Container container) {
        IntOrString port = probe.getHttpGet() != null
                ? probe.getHttpGet().getPort()
                : probe.getTcpSocket() != null ? probe.getTcpSocket().getPort() : null;
        if (port != null) {
            assertThat(container.getPorts()).extracting(ContainerPort::getName).contains(port.getStrVal());
        }
    }

    private static void mustSelect(LabelSelector selector, PodTemplateSpec pod) {
        assertThat(selector.getMatchLabels()).isNotEmpty();
        assertThat(Overlay.selects(selector, pod))
                .as("%s selects %s", selector, pod.getMetadata())
                .isTrue();
    }
}
