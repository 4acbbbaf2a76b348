package org.multichat.gateway.artifact;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** Chooses where artifacts live. Nothing of S3 is loaded where it is not used. */
@Singleton
class ArtifactStores {

    @Produces
    @Singleton
    ArtifactStore store(ArtifactConfig config, MeterRegistry metrics) {
        StoreFailures failures = new StoreFailures(metrics);
        return config.s3()
                .bucket()
                .map(bucket -> s3(config.s3(), bucket, failures))
                .orElseGet(() -> new FolderStore(config.folder(), failures));
    }

    private static ArtifactStore s3(ArtifactConfig.S3 config, String bucket, StoreFailures failures) {
        AwsCredentialsProvider keys = DefaultCredentialsProvider.builder().build();
        return new S3Store(
                S3Connection.open(config, keys, S3Patience.USUAL),
                S3Patience.USUAL,
                S3Place.of(config, bucket),
                failures);
    }

    void check(@Observes StartupEvent starting, ArtifactStore store) {
        store.check();
    }
}
