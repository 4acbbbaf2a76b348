package org.multichat.gateway.fake;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** A bucket in memory, spoken to over HTTP, behind a gate that can be shut. */
public final class FakeS3 implements AutoCloseable {

    public static final String BUCKET = "artifacts";
    public static final String KEY_ID = "somebody";
    public static final String KEY = "somebody's secret";

    /**
     * What the server is made of. It needs another Guice than the one with which Quarkus' tests find Maven's artifacts.
     */
    private static final List<String> PARTS = List.of(
            "test-classes",
            "/org/gaul/",
            "/org/apache/jclouds/",
            "/com/google/",
            "/aopalliance/",
            "/jakarta/",
            "/javax/",
            "/org/eclipse/jetty/",
            "/com/fasterxml/",
            "/org/codehaus/woodstox/",
            "/org/slf4j/slf4j-api/");

    private static final String OTHER_GUICE = "-classes.jar";

    private final URLClassLoader classes;
    private final Object server;
    private final Gate gate;

    public FakeS3() {
        classes = new URLClassLoader(parts(), ClassLoader.getPlatformClassLoader());
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(classes);
        try {
            server = classes.loadClass(S3InMemory.class.getName())
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException("the store for tests did not start", failed);
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
        gate = new Gate(((IntSupplier) server).getAsInt());
    }

    public URI url() {
        return gate.url();
    }

    public Gate gate() {
        return gate;
    }

    /** How many objects there are. */
    public long size() {
        return ((LongSupplier) server).getAsLong();
    }

    /** Nothing is in it, and nothing is in the way. */
    public void forget() {
        gate.open();
        ((Runnable) server).run();
    }

    @Override
    public void close() {
        gate.close();
        try {
            ((AutoCloseable) server).close();
            classes.close();
        } catch (Exception failed) {
            throw new IllegalStateException("the store for tests did not stop", failed);
        }
    }

    private static URL[] parts() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(path -> PARTS.stream().anyMatch(path::contains) && !path.endsWith(OTHER_GUICE))
                .map(FakeS3::url)
                .toArray(URL[]::new);
    }

    private static URL url(String path) {
        try {
            return Path.of(path).toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
