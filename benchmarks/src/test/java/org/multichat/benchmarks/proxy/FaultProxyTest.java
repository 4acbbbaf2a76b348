package org.multichat.benchmarks.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.multichat.benchmarks.proxy.Weather.Marker;

@NullMarked
class FaultProxyTest {

    private static final int SOON_MILLIS = 300;

    private final List<Socket> clients = new ArrayList<>();
    private @Nullable LineServer server;
    private @Nullable FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = new LineServer();
        proxy = FaultProxy.before(server.port(), 42);
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket client : clients) {
            client.close();
        }
        proxy().close();
        server().close();
    }

    @Test
    void passesEverythingOnInFairWeather() throws IOException {
        Socket client = client();

        assertThat(ask(client, "one")).isEqualTo("done one");
        assertThat(ask(client, "two")).isEqualTo("done two");
    }

    @Test
    void swallowsTheReplyToWhatWasCarriedOutAndCutsTheConnection() throws IOException {
        proxy().turn(new Weather.SwallowReplies(1));
        Socket client = client();

        assertThatThrownBy(() -> ask(client, "pay")).isInstanceOf(SocketException.class);

        assertThat(server().carriedOut()).containsExactly("pay");
        assertThat(proxy().swallowed()).isEqualTo(1);
    }

    @Test
    void swallowsTheOneReplyThatIsMarkedAndNoOther() throws IOException {
        proxy().turn(new Weather.SwallowReplyWith(new Marker("done COMMIT")));
        Socket client = client();

        assertThat(ask(client, "UPDATE")).isEqualTo("done UPDATE");
        assertThatThrownBy(() -> ask(client, "COMMIT")).isInstanceOf(SocketException.class);
        assertThat(ask(client(), "COMMIT")).isEqualTo("done COMMIT");
    }

    @Test
    void cutsBeforeTheMarkedRequestArrives() throws IOException {
        proxy().turn(new Weather.CutBefore(new Marker("COMMIT")));
        Socket client = client();

        assertThat(ask(client, "UPDATE")).isEqualTo("done UPDATE");
        assertThatThrownBy(() -> ask(client, "COMMIT")).isInstanceOf(SocketException.class);

        assertThat(server().carriedOut()).containsExactly("UPDATE");
    }

    @Test
    void resetsAfterSoManyBytesInTheMiddleOfAReply() throws IOException {
        proxy().turn(new Weather.CutAfter("done one\ndo".length()));
        Socket client = client();

        assertThat(ask(client, "one")).isEqualTo("done one");
        assertThatThrownBy(() -> ask(client, "two")).isInstanceOf(SocketException.class);

        assertThat(proxy().cut()).isEqualTo(1);
    }

    @Test
    void acceptsAndDeliversNothingInABlackholeAndResetsWhatWasInItAfterwards() throws IOException {
        proxy().turn(new Weather.Blackhole());
        Socket client = client();

        assertThatThrownBy(() -> ask(client, "hello")).isInstanceOf(SocketTimeoutException.class);
        assertThat(server().carriedOut()).isEmpty();

        proxy().turn(Weather.FAIR);
        assertThatThrownBy(() -> ask(client, "hello")).isInstanceOf(SocketException.class);
        assertThat(ask(client(), "hello")).isEqualTo("done hello");
    }

    @Test
    void tellsTheNearSideNothingOfAHalfOpenConnection() throws IOException {
        Socket client = client();
        assertThat(ask(client, "one")).isEqualTo("done one");

        proxy().turn(new Weather.HalfOpen());

        assertThatThrownBy(() -> ask(client, "two")).isInstanceOf(SocketTimeoutException.class);
        assertThat(server().carriedOut()).containsExactly("one");
        proxy().turn(Weather.FAIR);
        await().atMost(Duration.ofSeconds(5)).until(() -> proxy().links() == 0);
    }

    @Test
    void delaysEveryPiece() throws IOException {
        proxy().turn(new Weather.Slow(Duration.ofMillis(60), Duration.ofMillis(10)));
        Socket client = client();
        long began = System.nanoTime();

        assertThat(ask(client, "one")).isEqualTo("done one");

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(120));
    }

    @Test
    void resetsAllConnectionsOnRequest() throws IOException {
        Socket one = client();
        Socket other = client();
        ask(one, "one");
        ask(other, "other");

        assertThat(proxy().resetAll()).isEqualTo(2);

        assertThatThrownBy(() -> ask(one, "again")).isInstanceOf(SocketException.class);
        assertThatThrownBy(() -> ask(other, "again")).isInstanceOf(SocketException.class);
    }

    @Test
    void holdsOnlySoManyConnections() throws IOException {
        try (FaultProxy small = FaultProxy.before(server().port(), 42, 2)) {
            Socket one = client(small);
            Socket other = client(small);
            Socket tooMany = client(small);

            assertThat(ask(one, "one")).isEqualTo("done one");
            assertThat(ask(other, "other")).isEqualTo("done other");
            assertThatThrownBy(() -> ask(tooMany, "third")).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void forgetsConnectionsThatHaveEnded() throws IOException {
        Socket client = client();
        ask(client, "one");

        client.close();

        await().atMost(Duration.ofSeconds(5)).until(() -> proxy().links() == 0);
    }

    private Socket client() throws IOException {
        return client(proxy());
    }

    private Socket client(FaultProxy through) throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), through.port());
        client.setSoTimeout(SOON_MILLIS);
        clients.add(client);
        return client;
    }

    private static String ask(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        var reader = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        String reply = reader.readLine();
        if (reply == null) {
            throw new SocketException("the connection has ended");
        }
        return reply;
    }

    private LineServer server() {
        assertThat(server).isNotNull();
        return server;
    }

    private FaultProxy proxy() {
        assertThat(proxy).isNotNull();
        return proxy;
    }
}
