package org.multichat.gateway.artifact;

import java.time.Duration;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/**
 * How long S3 is waited for.
 *
 * @param silence between two pieces of an answer, or of a request
 * @param attempt one of three, without much to send
 * @param call all attempts together
 * @param attemptWithMuch one that sends the bytes of an artifact
 * @param callWithMuch all of those together
 */
record S3Patience(
        Duration connecting,
        Duration silence,
        Duration attempt,
        Duration call,
        Duration attemptWithMuch,
        Duration callWithMuch) {

    /** No longer than a person waits; 64 MB have a minute, and who is slower is tried again later. */
    static final S3Patience USUAL = new S3Patience(
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60));

    void sendingMuch(AwsRequestOverrideConfiguration.Builder how) {
        how.apiCallAttemptTimeout(attemptWithMuch).apiCallTimeout(callWithMuch);
    }
}
