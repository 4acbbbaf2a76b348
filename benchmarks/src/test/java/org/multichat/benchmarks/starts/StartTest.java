package org.multichat.benchmarks.starts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.multichat.stack.Part;

/** When a service counts as ready, and what is read of its memory. */
@NullMarked
class StartTest {

    private static final String STATUS = "Name:\tjava\nVmRSS:\t  200000 kB\nRssAnon:\t   100000 kB\n";

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile int notReadyFor = 3;
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(asked.incrementAndGet() > notReadyFor ? 200 : 503, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void isReadyWhenItSaysSo() throws Exception {
        Start start = Start.measure(new Service(true), Part.IMAGE);

        assertThat(asked).hasValue(4);
        assertThat(start.seconds()).isBetween(0.06, 30.0);
        assertThat(start.resident()).isCloseTo(204.8, within(0.01));
        assertThat(start.anonymous()).isCloseTo(102.4, within(0.01));
        assertThat(ended).isTrue();
    }

    @Test
    void isNotWaitedForWhenItHasEnded() {
        notReadyFor = Integer.MAX_VALUE;

        assertThatThrownBy(() -> Start.measure(new Service(false), Part.IMAGE)).hasMessageContaining("its last words");
        assertThat(ended).isTrue();
    }

    @Test
    void tellsWhatIsMissing() {
        assertThatThrownBy(() -> Start.megabytes(STATUS, "VmHWM")).hasMessageContaining("no VmHWM");
    }

    private final class Service implements Way {

        private final boolean runs;

        Service(boolean runs) {
            this.runs = runs;
        }

        @Override
        public void prepare(Part part) {
            // There is nothing to make.
        }

        @Override
        public Started start(Part part) {
            return new Started() {
                @Override
                public int port() {
                    return server.getAddress().getPort();
                }

                @Override
                public boolean runs() {
                    return runs;
                }

                @Override
                public String status() {
                    return STATUS;
                }

                @Override
                public String words() {
                    return "its last words";
                }

                @Override
                public void close() {
                    ended.set(true);
                }
            };
        }
    }
}
