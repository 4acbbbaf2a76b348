package org.multichat.gateway.artifact;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The bytes of an object as they come. Whoever is cut off sees that, because the length was said before; whoever goes
 * away early does not have the rest fetched.
 */
final class S3Body extends FilterInputStream {

    private final ResponseInputStream<GetObjectResponse> object;
    private final StoreFailures failures;
    private boolean ended;

    S3Body(ResponseInputStream<GetObjectResponse> object, StoreFailures failures) {
        super(object);
        this.object = object;
        this.failures = failures;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            int read = object.read(bytes, offset, length);
            ended = ended || read < 0;
            return read;
        } catch (IOException | SdkException cut) {
            ended = true;
            object.abort();
            var _ = failures.of("read", cut);
            throw new IOException("the store was cut off", cut);
        }
    }

    @Override
    public void close() throws IOException {
        if (ended) {
            object.close();
        } else {
            object.abort();
        }
    }
}
