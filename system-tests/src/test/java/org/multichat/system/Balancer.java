package org.multichat.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a Kubernetes Service is: new connections go in turn to the replicas that are ready, and to another one where
 * nobody takes them. Connections that are open stay where they are.
 */
final class Balancer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int CONNECT_MILLIS = 1_000;
    private static final int PIECE = 64 * 1024;

    /**
     * A Kubernetes Service looks once a second or less often; this one has a shorter shutdown delay to keep up with.
     */
    private static final int PROBE_MILLIS = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ScheduledExecutorService probes = Executors.newSingleThreadScheduledExecutor();
    private final List<Backend> backends = new CopyOnWriteArrayList<>();
    private final AtomicInteger next = new AtomicInteger();
    private final Door door = new Door("balancer", this::serve);

    private static final class Backend {

        private final URI url;
        private volatile boolean ready;

        Backend(URI url) {
            this.url = url;
        }
    }

    Balancer() {
        var _ = probes.scheduleWithFixedDelay(this::probe, 0, PROBE_MILLIS, TimeUnit.MILLISECONDS);
    }

    URI url() {
        return door.url();
    }

    void add(URI replica) {
        backends.add(new Backend(replica));
        probe();
    }

    /** A rollout goes on only when the replica that came back is sent work again. */
    void awaitReady(URI replica) {
        await().atMost(PATIENCE)
                .until(() -> backends.stream().anyMatch(backend -> backend.url.equals(replica) && backend.ready));
    }

    @Override
    public void close() {
        probes.shutdownNow();
        door.close();
    }

    private void probe() {
        for (Backend backend : backends) {
            try {
                HttpRequest question = HttpRequest.newBuilder(backend.url.resolve("/q/health/ready"))
                        .timeout(Duration.ofMillis(CONNECT_MILLIS))
                        .build();
                backend.ready = http.send(question, HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200;
            } catch (IOException down) {
                backend.ready = false;
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                Socket backend = connect()) {
            client.setTcpNoDelay(true);
            backend.setTcpNoDelay(true);
            Thread back = Thread.ofVirtual().start(() -> pass(backend, client));
            pass(client, backend);
            back.join();
        } catch (IOException nobody) {
            // Cut off, as where no replica is.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Socket connect() throws IOException {
        int first = next.getAndIncrement();
        for (int i = 0; i < backends.size(); i++) {
            Backend backend = backends.get(Math.floorMod(first + i, backends.size()));
            if (backend.ready) {
                Socket socket = new Socket();
                try {
                    socket.connect(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), backend.url.getPort()),
                            CONNECT_MILLIS);
                    return socket;
                } catch (IOException refused) {
                    socket.close();
                }
            }
        }
        throw new IOException("no replica takes it");
    }

    private static void pass(Socket from, Socket to) {
        byte[] piece = new byte[PIECE];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                out.write(piece, 0, length);
                out.flush();
            }
            to.shutdownOutput();
        } catch (IOException cut) {
            Door.close(from);
            Door.close(to);
        }
    }
}
