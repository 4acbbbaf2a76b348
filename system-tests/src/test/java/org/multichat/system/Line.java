package org.multichat.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A network between a client and a gateway that can be cut and mended: open connections break, new ones are not taken.
 */
public final class Line implements AutoCloseable {

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final URI gateway;
    private final Door door;
    private volatile boolean whole = true;

    /** @param gateway where the line leads */
    public Line(URI gateway) {
        this.gateway = gateway;
        this.door = new Door("line", this::serve);
    }

    /** Where the gateway is reached over this line. */
    public URI url() {
        return door.url();
    }

    /** Breaks what is open, and takes nothing new. */
    public void cut() {
        whole = false;
        open.forEach(Door::close);
    }

    /** Takes what is new again. */
    public void mend() {
        whole = true;
    }

    @Override
    public void close() {
        door.close();
        cut();
    }

    private void serve(Socket client) {
        if (!whole) {
            Door.close(client);
            return;
        }
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), gateway.getPort())) {
            open.add(client);
            open.add(server);
            Thread back = Thread.ofVirtual().start(() -> pass(server, client));
            pass(client, server);
            back.join();
            open.remove(client);
            open.remove(server);
        } catch (IOException cut) {
            // As where there is no network.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pass(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException cut) {
            Door.close(from);
            Door.close(to);
        }
    }
}
