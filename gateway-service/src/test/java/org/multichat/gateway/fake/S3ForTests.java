package org.multichat.gateway.fake;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A gateway whose artifacts live in a bucket. */
public final class S3ForTests implements QuarkusTestResourceLifecycleManager {

    private static final Map<String, String> KEYS =
            Map.of("aws.accessKeyId", FakeS3.KEY_ID, "aws.secretAccessKey", FakeS3.KEY);

    /** The one of the running test; a test resource lives in the JVM of its tests. */
    private static @Nullable FakeS3 here;

    public static FakeS3 s3() {
        return Objects.requireNonNull(here);
    }

    @Override
    public Map<String, String> start() {
        FakeS3 s3 = new FakeS3();
        here = s3;
        KEYS.forEach(System::setProperty);
        return Map.of(
                "artifact.s3.bucket",
                FakeS3.BUCKET,
                "artifact.s3.endpoint",
                s3.url().toString(),
                "artifact.s3.prefix",
                "chat");
    }

    @Override
    public void stop() {
        KEYS.keySet().forEach(System::clearProperty);
        if (here != null) {
            here.close();
            here = null;
        }
    }
}
