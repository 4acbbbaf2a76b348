package org.multichat.kit.token;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What all services of an installation know and nobody else does. No key is the secret itself: each purpose has a key
 * derived for it, so that what was signed for one can never pass for another. A service without one does not start.
 */
@Startup
@Singleton
public class ServiceSecret {

    /** HS256 wants a key as long as its hash. */
    public static final int MIN_CHARS = 32;

    private static final String HMAC = "HmacSHA256";
    private final byte[] text;

    @Inject
    public ServiceSecret(@ConfigProperty(name = "service.secret") Optional<String> configured) {
        String secret = configured.orElse("");
        if (secret.length() < MIN_CHARS) {
            throw new ConfigurationException(
                    "SERVICE_SECRET has to be set to the same text of at least %d characters for every service; it %s."
                            .formatted(MIN_CHARS, secret.isEmpty() ? "is missing" : "has " + secret.length()));
        }
        text = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** @param purpose what is signed with the key, the same words for ever */
    public SecretKey keyFor(String purpose) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(text, HMAC));
            return new SecretKeySpec(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)), HMAC);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + HMAC, impossible);
        }
    }
}
