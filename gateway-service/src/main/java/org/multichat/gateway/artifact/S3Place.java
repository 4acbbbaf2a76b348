package org.multichat.gateway.artifact;

import java.nio.file.Path;

/**
 * Which part of which bucket is ours.
 *
 * @param store whose bucket it is, for people
 * @param prefix empty, or ending with a slash
 */
record S3Place(String store, String bucket, String prefix, Path workbench) {

    static S3Place of(ArtifactConfig.S3 config, String bucket) {
        String prefix = config.prefix().orElse("").replaceAll("^/+|/+$", "");
        return new S3Place(
                config.endpoint().map(Object::toString).orElse("AWS"),
                bucket,
                prefix.isEmpty() ? "" : prefix + "/",
                Path.of(System.getProperty("java.io.tmpdir"), "artifacts-of-" + System.getProperty("user.name")));
    }

    String key(ArtifactKey key) {
        return prefix + key.path();
    }

    String drawer(int drawer) {
        return prefix + ArtifactKey.drawer(drawer) + "/";
    }
}
