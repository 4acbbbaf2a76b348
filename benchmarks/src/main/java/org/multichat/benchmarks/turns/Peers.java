package org.multichat.benchmarks.turns;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.multichat.benchmarks.house.Service;
import org.multichat.benchmarks.postgres.Checkout;

/** Others in front of the same upstream, as far as they are on this machine. They only pass on; nobody pays there. */
final class Peers implements AutoCloseable {

    private static final Path PORTKEY =
            Checkout.resolve("benchmarks/target/portkey/node_modules/@portkey-ai/gateway/build/start-server.js");

    /**
     * Portkey changes headers that {@code fetch} forbids to change, and so fails each request with the servers of today
     * (Portkey-AI/gateway, issue 1389). A copy of each answer, whose headers may be changed, is what it takes.
     */
    private static final String CHANGEABLE_HEADERS = "data:text/javascript,const f=globalThis.fetch;"
            + "globalThis.fetch=async(...a)=>{const r=await f(...a);return new Response(r.body,r)}";

    private final List<Service> running = new ArrayList<>();
    private final List<Target> targets = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();

    static Peers start(Service upstream, int deltas) throws IOException, InterruptedException {
        Peers peers = new Peers();
        peers.startNginx(upstream, deltas);
        peers.startPortkey(upstream, deltas);
        return peers;
    }

    List<Target> targets() {
        return targets;
    }

    /** Who is not there, and how to have it. */
    List<String> missing() {
        return missing;
    }

    @Override
    public void close() {
        running.forEach(Service::close);
    }

    private void startNginx(Service upstream, int deltas) throws IOException, InterruptedException {
        Optional<Path> binary = Stream.of("/usr/sbin/nginx", "/usr/local/bin/nginx", "/opt/homebrew/bin/nginx")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (binary.isEmpty()) {
            missing.add("nginx is not installed");
            return;
        }
        int port = Service.freePort();
        Path folder = Files.createDirectories(Checkout.resolve("benchmarks/target/nginx"));
        Path conf = folder.resolve("nginx.conf");
        Files.writeString(conf, """
                daemon off;
                worker_processes 1;
                pid %1$s/pid;
                error_log %1$s/error.log;
                events { worker_connections 4096; }
                http {
                  access_log off;
                  client_body_temp_path %1$s/body;
                  proxy_temp_path %1$s/proxy;
                  fastcgi_temp_path %1$s/fastcgi;
                  uwsgi_temp_path %1$s/uwsgi;
                  scgi_temp_path %1$s/scgi;
                  upstream made { server 127.0.0.1:%2$d; keepalive 64; }
                  server {
                    listen 127.0.0.1:%3$d;
                    location / {
                      proxy_pass http://made;
                      proxy_http_version 1.1;
                      proxy_set_header Connection "";
                      proxy_buffering off;
                    }
                  }
                }
                """.formatted(folder, upstream.port(), port));
        List<String> command = List.of(binary.get().toString(), "-p", folder.toString(), "-c", conf.toString());
        Service nginx = Service.start("nginx", port, command, Map.of(), "/books");
        running.add(nginx);
        targets.add(Target.completions("nginx", nginx.at("/v1/chat/completions"), deltas, 0));
    }

    private void startPortkey(Service upstream, int deltas) throws IOException, InterruptedException {
        if (!Files.exists(PORTKEY)) {
            missing.add("the Portkey gateway is not installed; `benchmarks/turns --help` says how it is");
            return;
        }
        int port = Service.freePort();
        List<String> command =
                List.of("node", "--import", CHANGEABLE_HEADERS, PORTKEY.toString(), "--headless", "--port=" + port);
        Service portkey = Service.start("portkey", port, command, Map.of(), "/");
        running.add(portkey);
        targets.add(Target.completions(
                "Portkey",
                portkey.at("/v1/chat/completions"),
                deltas,
                0,
                "Authorization",
                "Bearer none",
                "x-portkey-provider",
                "openai",
                "x-portkey-custom-host",
                upstream.at("/v1").toString()));
    }
}
