package org.multichat.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @Test
    void areTheUsualOnesUnlessSet() {
        Ports ports = Ports.of(new Settings(Map.of("GATEWAY_PORT", "9090", "SONG_PORT", " ")), Part.ofTheHouse());

        assertThat(ports.of(Part.GATEWAY)).isEqualTo(9090);
        assertThat(ports.of(Part.SONG)).isEqualTo(8083);
        assertThat(ports.url(Part.GATEWAY)).hasToString("http://127.0.0.1:9090");
    }

    @Test
    void nameEveryPortInUseWithWhoNeedsItAndTheSetting() throws IOException {
        try (ServerSocket one = listen(InetAddress.getLoopbackAddress());
                ServerSocket onEveryAddress = listen(InetAddress.ofLiteral("0.0.0.0"))) {
            Ports ports = free(Map.of(
                    "IMAGE_PORT", Integer.toString(one.getLocalPort()),
                    "POSTGRES_PORT", Integer.toString(onEveryAddress.getLocalPort())));

            assertThatThrownBy(ports::mustBeFree)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("port %d is in use by another program; image-service", one.getLocalPort())
                    .hasMessageContaining("IMAGE_PORT=")
                    .hasMessageContaining("port %d", onEveryAddress.getLocalPort())
                    .hasMessageContaining("POSTGRES_PORT=")
                    .hasMessageNotContaining("GATEWAY_PORT");
        }
    }

    @Test
    void maySharePortsWithNobody() {
        assertThatCode(Ports.free()::mustBeFree).doesNotThrowAnyException();
        assertThatThrownBy(() -> Ports.of(new Settings(Map.of("GATEWAY_PORT", "8081")), Part.ofTheHouse()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContainingAll("ROUTER_PORT", "GATEWAY_PORT", "8081");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "0", "-1", "65536", "8080.5", "99999999999"})
    void areNumbersThatAPortCanBe(String text) {
        assertThatThrownBy(() -> Ports.of(new Settings(Map.of("SONG_PORT", text)), Part.ofTheHouse()))
                .isInstanceOf(CannotStart.class)
                .hasMessageContainingAll("SONG_PORT", text, "65535");
    }

    @Test
    void aSimulatorThatIsNotWantedNeedsNone() {
        assertThat(Ports.of(new Settings(Map.of("SIMULATOR_PORT", "8080")), Part.ofTheHouse())
                        .of(Part.GATEWAY))
                .isEqualTo(8080);
        assertThatThrownBy(() -> Ports.of(new Settings(Map.of("SIMULATOR_PORT", "8080")), Part.all(true)))
                .hasMessageContainingAll("SIMULATOR_PORT", "GATEWAY_PORT");
    }

    /** All free but the ones that are given. */
    private static Ports free(Map<String, String> given) {
        Ports free = Ports.free();
        Map<String, String> settings = new HashMap<>();
        Part.ofTheHouse().forEach(part -> settings.put(part.portSetting(), Integer.toString(free.of(part))));
        settings.putAll(given);
        return Ports.of(new Settings(settings), Part.ofTheHouse());
    }

    private static ServerSocket listen(InetAddress address) throws IOException {
        return new ServerSocket(0, 1, address);
    }
}
