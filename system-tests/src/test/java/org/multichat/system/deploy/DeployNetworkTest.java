package org.multichat.system.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may speak to whom in every overlay of k8s/. */
class DeployNetworkTest {

    private static final String NAME = "app.kubernetes.io/name";

    @ParameterizedTest
    @MethodSource(Overlay.ALL)
    void letOnlyTheGatewayBeEntered(Overlay overlay) {
        assertThat(overlay.all(Service.class))
                .extracting(each -> each.getSpec().getType())
                .allSatisfy(type -> assertThat(type).isIn(null, "ClusterIP"));
        assertThat(overlay.all(Ingress.class))
                .flatExtracting(ingress -> ingress.getSpec().getRules())
                .flatExtracting(rule -> rule.getHttp().getPaths())
                .extracting(path -> path.getBackend().getService().getName())
                .containsOnly("gateway-service");
        assertThat(overlay.all(Ingress.class)).allSatisfy(ingress -> {
            Map<String, String> notes = ingress.getMetadata().getAnnotations();
            // A gateway with nothing to say sends a comment each 10 s.
            assertThat(Integer.parseInt(notes.getOrDefault("haproxy.org/timeout-server", "0s")
                            .replace("s", "")))
                    .isGreaterThan(30);
            // AUTH=open has no password of its own.
            assertThat(notes).containsEntry("haproxy.org/auth-type", "basic-auth");
        });
        NetworkPolicy deny = overlay.one(NetworkPolicy.class, "default-deny");
        assertThat(deny.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
        assertThat(deny.getSpec().getIngress()).isEmpty();
        assertThat(deny.getSpec().getEgress()).isEmpty();
        assertThat(deny.getSpec().getPodSelector().getMatchLabels()).isNullOrEmpty();
        overlay.all(NetworkPolicy.class).stream()
                .flatMap(policy -> policy.getSpec().getIngress().stream().map(rule -> policy))
                .forEach(policy -> assertThat(policy.getSpec().getIngress())
                        .flatExtracting(rule -> rule.getFrom())
                        .isNotEmpty()
                        .allSatisfy(peer -> {
                            assertThat(peer.getIpBlock()).isNull();
                            if (peer.getNamespaceSelector() != null) {
                                assertThat(policy.getSpec().getPodSelector().getMatchLabels())
                                        .containsEntry(NAME, "gateway-service");
                            }
                        }));
    }

    @ParameterizedTest
    @MethodSource(Overlay.ALL)
    void letThoseWhoBuyOutToNothingPrivate(Overlay overlay) {
        NetworkPolicy providers = overlay.one(NetworkPolicy.class, "providers");
        assertThat(providers.getSpec().getEgress()).singleElement().satisfies(rule -> {
            assertThat(rule.getPorts()).extracting(NetworkPolicyPort::getPort).containsExactly(new IntOrString(443));
            assertThat(rule.getTo().getFirst().getIpBlock().getExcept())
                    .contains("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8");
        });
        Set<String> buyers = overlay.pods().entrySet().stream()
                .filter(pod -> Overlay.selects(providers.getSpec().getPodSelector(), pod.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(buyers)
                .containsExactlyInAnyOrder("router-service", "image-service", "song-service", "research-service");
    }
}
