package org.multichat.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where each part listens on this machine; no two on the same port. */
public final class Ports {

    private static final int HIGHEST = 65_535;

    /** Connecting to loopback takes microseconds or is refused; a second means that somebody listens and is busy. */
    private static final int CONNECT_MILLIS = 1_000;

    private final Map<Part, Integer> ports;

    private Ports(Map<Part, Integer> ports) {
        this.ports = new EnumMap<>(ports);
        Map<Integer, Part> byPort = new HashMap<>();
        this.ports.forEach((part, port) -> {
            Part other = byPort.putIfAbsent(port, part);
            if (other != null) {
                throw new CannotStart("%s and %s are both %d: give each a port of its own"
                        .formatted(other.portSetting(), part.portSetting(), port));
            }
        });
    }

    /** @param parts who needs one */
    static Ports of(Settings settings, Stream<Part> parts) {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        parts.forEach(part -> ports.put(
                part,
                settings.get(part.portSetting()).map(text -> number(part, text)).orElse(part.usualPort())));
        return new Ports(ports);
    }

    /** Ports that nobody uses just now, for tests that run beside everything else. */
    public static Ports free() {
        Map<Part, Integer> ports = new EnumMap<>(Part.class);
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (Part part : Part.values()) {
                // All are held until the last is known, or the same one would be handed out twice.
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                ports.put(part, socket.getLocalPort());
            }
            for (ServerSocket socket : held) {
                socket.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("this machine has no free port on loopback", failed);
        }
        return new Ports(ports);
    }

    /** A port that nobody uses just now. */
    static int oneFree() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException("this machine has no free port on loopback", failed);
        }
    }

    public int of(Part part) {
        return ports.getOrDefault(part, part.usualPort());
    }

    public URI url(Part part) {
        return Part.url(of(part));
    }

    /** Names every port somebody else has, all at once: fixing them one start at a time is no fun. */
    void mustBeFree() {
        List<String> taken = new ArrayList<>();
        ports.forEach((part, port) -> {
            if (isTaken(port)) {
                taken.add("port %d is in use by another program; %s needs it. Free it, or choose another: %s=%d ./run"
                        .formatted(port, part.spoken(), part.portSetting(), suggestion(port)));
            }
        });
        if (!taken.isEmpty()) {
            throw new CannotStart(String.join("\n", taken));
        }
    }

    private static int number(Part part, String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= HIGHEST) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // said below, with the same words as a number out of range
        }
        throw new CannotStart(
                "%s is '%s': a port is a number from 1 to %d".formatted(part.portSetting(), text, HIGHEST));
    }

    /** Asked both ways: macOS lets a socket bind to loopback beside one that listens on every address. */
    private static boolean isTaken(int port) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback, port), CONNECT_MILLIS);
            return true;
        } catch (IOException nobodyThere) {
            try (ServerSocket socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(loopback, port));
                return false;
            } catch (IOException taken) {
                return true;
            }
        }
    }

    private static int suggestion(int port) {
        int step = 10_000;
        return port + step <= HIGHEST ? port + step : port - step;
    }
}
