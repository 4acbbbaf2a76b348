package org.multichat.gateway.artifact;

import io.quarkus.logging.Log;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.LegacyMd5Plugin;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** How S3 is asked: three times at the most, and no longer than somebody waits. */
final class S3Connection {

    /** Other stores have no regions, or one of any name, but a signature needs one. */
    private static final String USUAL_REGION = "us-east-1";

    private S3Connection() {}

    static S3Client open(ArtifactConfig.S3 config, AwsCredentialsProvider keys, S3Patience patience) {
        S3ClientBuilder client = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(patience.connecting())
                        .socketTimeout(patience.silence()))
                .credentialsProvider(keys)
                .region(Region.of(config.region().orElse(USUAL_REGION)))
                .overrideConfiguration(how -> how.retryStrategy(RetryMode.STANDARD)
                        .apiCallAttemptTimeout(patience.attempt())
                        .apiCallTimeout(patience.call()))
                // We give the checksum ourselves where there is a body, and stores other than AWS want the old one.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .addPlugin(LegacyMd5Plugin.create())
                .serviceConfiguration(how -> how.chunkedEncodingEnabled(false).expectContinueEnabled(false));
        config.endpoint()
                .ifPresent(endpoint -> client.endpointOverride(endpoint).forcePathStyle(true));
        return client.build();
    }

    /** Looks whether the bucket is there and our keys are good for it. */
    static void check(S3Client s3, S3Place place, StoreFailures failures) {
        mustHaveKeys(s3);
        try {
            s3.headBucket(head -> head.bucket(place.bucket()));
            Log.infof("artifacts are kept in the bucket %s at %s", place.bucket(), place.store());
        } catch (S3Exception answer) {
            complain(answer, place);
            var _ = failures.of("check", answer);
        } catch (SdkException away) {
            var _ = failures.of("check", away);
        }
    }

    private static void mustHaveKeys(S3Client s3) {
        try {
            s3.serviceClientConfiguration()
                    .credentialsProvider()
                    .resolveIdentity()
                    .join();
        } catch (SdkClientException none) {
            throw new IllegalStateException(
                    "ARTIFACTS_S3_BUCKET is set, and there are no keys for it: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
                            + " or another way that AWS knows (%s)".formatted(none.getMessage()),
                    none);
        }
    }

    private static void complain(S3Exception answer, S3Place place) {
        switch (answer.statusCode()) {
            case 301, 307, 400 ->
                throw new IllegalStateException(
                        "ARTIFACTS_S3_REGION is not the region of the bucket '%s' at %s (its answer: %d)"
                                .formatted(place.bucket(), place.store(), answer.statusCode()),
                        answer);
            case 401, 403 ->
                throw new IllegalStateException(
                        "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or what is there in their place, are refused for the"
                                + " bucket '%s' (ARTIFACTS_S3_BUCKET) at %s: they need s3:ListBucket, s3:GetObject,"
                                        .formatted(place.bucket(), place.store())
                                + " s3:PutObject and s3:DeleteObject",
                        answer);
            case 404 ->
                throw new IllegalStateException(
                        "ARTIFACTS_S3_BUCKET: there is no bucket '%s' at %s; make it, or name another"
                                .formatted(place.bucket(), place.store()),
                        answer);
            default -> {
                // It is there and has troubles of its own.
            }
        }
    }
}
