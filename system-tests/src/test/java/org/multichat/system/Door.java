package org.multichat.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.function.Consumer;

/** A port of this machine; whoever connects is served on a thread of its own. */
final class Door implements AutoCloseable {

    private static final int WAITING = 256;

    private final ServerSocket server;
    private final Consumer<Socket> served;

    /** @param served does all there is to do with a connection, and closes it */
    Door(String name, Consumer<Socket> served) {
        try {
            server = new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        this.served = served;
        Thread.ofVirtual().name(name).start(this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    @Override
    public void close() {
        close(server);
    }

    /** Closes what may be closed already. */
    static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception alreadyClosed) {
            // That is what was wanted.
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Thread.ofVirtual().start(() -> served.accept(client));
            } catch (IOException closed) {
                // It is looked at above whether that was all.
            }
        }
    }
}
