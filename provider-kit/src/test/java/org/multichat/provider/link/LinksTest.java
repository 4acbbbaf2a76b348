package org.multichat.provider.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.multichat.provider.call.ProviderFailure.NoAnswer;
import org.multichat.provider.call.ProviderFailure.Nonsense;
import org.multichat.provider.call.ProviderFailure.NotSent;
import org.multichat.provider.call.ProviderFailure.Refused;
import org.multichat.provider.fake.WireProvider;

/** Links that somebody wrote who is not trusted: where they lead, and where they do not. */
class LinksTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final Vertx vertx = Vertx.vertx();
    private final WireProvider wire = new WireProvider();

    @AfterEach
    void close() {
        wire.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sample.png",
                "/v1/sample",
                "http://delivery-eu1.bfl.ai/x",
                "ftp://delivery-eu1.bfl.ai/x",
                "file:///etc/passwd",
                "jar:https://delivery-eu1.bfl.ai/x!/y",
                "https://bfl.ai.evil.example/x",
                "https://evilbfl.ai/x",
                "https://evil.example/delivery-eu1.bfl.ai",
                "https://evil.example/#.bfl.ai",
                "https://evil.example?.bfl.ai",
                "https://delivery.bfl.ai@evil.example/",
                "https://evil.example@delivery.bfl.ai/",
                "https://delivery.bfl.ai:8443/x",
                "https://127.0.0.1/x",
                "https://[::1]/x",
                "https://2130706433/x",
                "https://0x7f000001/x",
                "https://169.254.169.254/latest/meta-data/",
                "http://localhost:8080/api/v1/turns",
                "http://127.0.0.1:1/x",
                "https://delivery.bfl.ai\\@evil.example/",
                "https:delivery.bfl.ai",
                "https://delivery .bfl.ai/x",
                "https://%64elivery.bfl.ai/x",
                "javascript:alert(1)",
                "data:image/png;base64,AAAA"
            })
    void aHostileLinkIsNotFollowed(String link) {
        assertThatThrownBy(() -> links(publicly()).check(link)).isInstanceOf(LinkRefused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "127.0.0.1",
                "127.9.9.9",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.168.1.1",
                "198.18.0.1",
                "203.0.113.9",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "ff02::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1"
            })
    void aListedNameWithAnAddressOfOurOwnIsNotFollowed(String address) {
        Links links = links(_ -> List.of(InetAddress.getByName(address)));

        assertThatThrownBy(() -> links.fetch(URI.create("https://delivery.bfl.ai/x"), Map.of(), 100, SOON))
                .isInstanceOf(LinkRefused.class)
                .hasMessageContaining("address");
    }

    @Test
    void oneBadAddressAmongGoodOnesIsEnough() {
        Links links = links(_ -> List.of(InetAddress.getByName("93.184.215.14"), InetAddress.getByName("192.168.0.1")));

        assertThatThrownBy(() -> links.fetch(URI.create("https://delivery.bfl.ai/x"), Map.of(), 100, SOON))
                .isInstanceOf(LinkRefused.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://delivery-eu1.bfl.ai/results/x.png?sig=a%3D", "https://API.BFL.AI:443/v1/get_result?id=1"
            })
    void aListedLinkIsFine(String link) {
        assertThat(links(publicly()).check(link)).hasToString(link);
    }

    @Test
    void theAddressThatWasJudgedIsTheOneThatIsConnectedTo() throws InterruptedException {
        wire.answers(200, "bytes");
        // A name that nobody else knows: it can only have come through the resolver.
        URI link = URI.create(
                "http://a-name-that-is-nowhere.invalid:" + wire.address().getPort() + "/a?b=c");
        Links links = new Links(
                vertx,
                new AllowedHosts(List.of(), List.of("http://a-name-that-is-nowhere.invalid:" + link.getPort())),
                _ -> List.of(InetAddress.getLoopbackAddress()));

        assertThat(links.fetch(link, Map.of("x-key", "k"), 100, SOON).text()).isEqualTo("bytes");
        assertThat(wire.requests)
                .singleElement()
                .asString()
                .startsWith("GET /a?b=c HTTP/1.1")
                .contains("host: a-name-that-is-nowhere.invalid:" + link.getPort(), "x-key: k");
    }

    @Test
    void aTrustedOriginIsFetchedFromButDoesNotLeadElsewhere() {
        wire.answers(302, "", "Location: http://127.0.0.1:1/")
                .answers(200, "x".repeat(200))
                .answers(404, "gone");
        Links links = trusting();
        URI link = wire.address().resolve("/x");

        assertThatThrownBy(() -> links.fetch(link, Map.of(), 100, SOON))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.status()).isEqualTo(302));
        assertThatThrownBy(() -> links.fetch(link, Map.of(), 100, SOON)).isInstanceOf(Nonsense.class);
        assertThatThrownBy(() -> links.fetch(link, Map.of(), 100, SOON))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.status()).isEqualTo(404));
        assertThat(wire.requests).hasSize(3);
    }

    @Test
    void whatIsCutOrNeverComesIsNoAnswer() {
        wire.then(answer -> WireProvider.write(answer, "HTTP/1.1 200 OK\r\nContent-Length: 90\r\n\r\nhalf"))
                .stalls();
        Links links = trusting();

        assertThatThrownBy(() -> links.fetch(wire.address(), Map.of(), 100, SOON))
                .isInstanceOf(NoAnswer.class);
        assertThatThrownBy(() -> links.fetch(wire.address(), Map.of(), 100, Duration.ofMillis(200)))
                .isInstanceOf(NoAnswer.class);
    }

    @Test
    void whereNobodyIsNothingWasSent() {
        wire.close();
        Links unknown = new Links(vertx, new AllowedHosts(List.of("*.bfl.ai"), List.of()), host -> {
            throw new UnknownHostException(host);
        });

        assertThatThrownBy(() -> trusting().fetch(wire.address(), Map.of(), 100, SOON))
                .isInstanceOf(NotSent.class);
        assertThatThrownBy(() -> unknown.fetch(URI.create("https://delivery.bfl.ai/x"), Map.of(), 100, SOON))
                .isInstanceOf(NotSent.class);
    }

    private Links trusting() {
        return new Links(
                vertx, new AllowedHosts(List.of(), List.of(wire.address().toString())), Resolver.SYSTEM);
    }

    private Links links(Resolver resolver) {
        return new Links(vertx, new AllowedHosts(List.of("*.bfl.ai"), List.of("http://127.0.0.1:8090")), resolver);
    }

    private static Resolver publicly() {
        return _ -> List.of(InetAddress.getByName("93.184.215.14"));
    }
}
