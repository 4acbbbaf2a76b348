package org.multichat.gateway.fake;

import java.net.URI;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.jclouds.blobstore.domain.StorageType;
import org.jclouds.blobstore.options.ListContainerOptions;

/**
 * A store that speaks S3 and asks for signatures, in memory. It lives in a class loader of its own, so whoever made it
 * speaks to it through types of the JDK: the int is its port, the long how many objects there are, to run it empties
 * it.
 */
public final class S3InMemory implements IntSupplier, LongSupplier, Runnable, AutoCloseable {

    private final BlobStoreContext blobs =
            ContextBuilder.newBuilder("transient-nio2").credentials("", "").buildView(BlobStoreContext.class);
    private final S3Proxy server;

    public S3InMemory() throws Exception {
        blobs.getBlobStore().createContainerInLocation(null, FakeS3.BUCKET);
        server = S3Proxy.builder()
                .blobStore(blobs.getBlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .ignoreUnknownHeaders(true)
                .awsAuthentication(AuthenticationType.AWS_V4, FakeS3.KEY_ID, FakeS3.KEY)
                .build();
        server.start();
    }

    @Override
    public int getAsInt() {
        return server.getPort();
    }

    @Override
    public long getAsLong() {
        return blobs.getBlobStore().list(FakeS3.BUCKET, ListContainerOptions.Builder.recursive()).stream()
                .filter(each -> each.getType() == StorageType.BLOB)
                .count();
    }

    @Override
    public void run() {
        blobs.getBlobStore().clearContainer(FakeS3.BUCKET);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failed) {
            throw new IllegalStateException("the store for tests did not stop", failed);
        }
        blobs.close();
    }
}
