package org.multichat.benchmarks.proxy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** Listens on loopback and passes everything on to one port behind it, as well as its weather allows. */
public final class FaultProxy implements AutoCloseable {

    /** Each holds two sockets and two buffers; a client that opens more is hung up on. */
    private static final int MAX_LINKS = 512;

    private static final int CONNECT_MILLIS = 1_000;
    private static final int BACKLOG = 128;

    private final int target;
    private final ServerSocket server;
    private final SplittableRandom seeds;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicLong swallowed = new AtomicLong();
    private final AtomicLong cut = new AtomicLong();
    private final Semaphore room;
    private volatile Weather weather = Weather.FAIR;

    private FaultProxy(int target, ServerSocket server, SplittableRandom seeds, int mostLinks) {
        this.target = target;
        this.server = server;
        this.seeds = seeds;
        this.room = new Semaphore(mostLinks);
    }

    public static FaultProxy before(int target, long seed) throws IOException {
        return before(target, seed, MAX_LINKS);
    }

    static FaultProxy before(int target, long seed, int mostLinks) throws IOException {
        ServerSocket server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        FaultProxy proxy = new FaultProxy(target, server, new SplittableRandom(seed), mostLinks);
        Thread.ofVirtual().name("proxy-" + server.getLocalPort()).start(proxy::accept);
        return proxy;
    }

    public int port() {
        return server.getLocalPort();
    }

    /** From now on, for connections that are open too. What has lost bytes by the old weather is reset. */
    public void turn(Weather next) {
        weather = next;
        links.stream().filter(Link::hasLostBytes).forEach(Link::reset);
    }

    /** Resets every connection there is; how many. */
    public int resetAll() {
        int open = links.size();
        links.forEach(Link::reset);
        return open;
    }

    /** Replies that were dropped after their requests had been delivered. */
    public long swallowed() {
        return swallowed.get();
    }

    /** Connections that were cut by the weather for another reason. */
    public long cut() {
        return cut.get();
    }

    int links() {
        return links.size();
    }

    Weather weather() {
        return weather;
    }

    void countSwallowed() {
        swallowed.incrementAndGet();
    }

    void countCut() {
        cut.incrementAndGet();
    }

    void forget(Link link) {
        if (links.remove(link)) {
            room.release();
        }
    }

    /** A marker is looked for once; true for whoever finds it first. */
    boolean claim(Weather found) {
        synchronized (seeds) {
            if (!weather.equals(found)) {
                return false;
            }
            weather = Weather.FAIR;
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        resetAll();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                if (room.tryAcquire()) {
                    long seed = nextSeed();
                    Thread.ofVirtual().start(() -> connect(near, seed));
                } else {
                    Link.hangUp(near);
                }
            } catch (IOException closedOrTooManyFiles) {
                // the loop ends with the socket; anything else concerns one caller, who finds out
            }
        }
    }

    private void connect(Socket near, long seed) {
        Socket far = new Socket();
        try {
            far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
        } catch (IOException nobodyThere) {
            Link.hangUp(near);
            Link.hangUp(far);
            room.release();
            return;
        }
        Link link = new Link(this, near, far, new SplittableRandom(seed));
        links.add(link);
        link.start();
    }

    private long nextSeed() {
        synchronized (seeds) {
            return seeds.nextLong();
        }
    }
}
