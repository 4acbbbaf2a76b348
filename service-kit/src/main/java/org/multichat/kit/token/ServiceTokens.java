package org.multichat.kit.token;

import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Signs the token of an internal call: who is asked (audience), for which account (subject), for a minute. The other
 * side is plain MicroProfile JWT, set up in this kit's {@code microprofile-config.properties}.
 */
@ApplicationScoped
public class ServiceTokens {

    /** HS256 wants a key as long as its hash. */
    public static final int MIN_SECRET_CHARS = 32;

    private static final Duration LIFE = Duration.ofMinutes(1);
    private final String secret;

    @Inject
    public ServiceTokens(@ConfigProperty(name = "SERVICE_SECRET") String secret) {
        if (secret.length() < MIN_SECRET_CHARS) {
            throw new IllegalArgumentException(
                    "SERVICE_SECRET has to have at least %d characters".formatted(MIN_SECRET_CHARS));
        }
        this.secret = secret;
    }

    /** The value of an {@code Authorization} header for a call to {@code service} on behalf of {@code account}. */
    public String bearer(String service, String account) {
        return "Bearer "
                + Jwt.issuer("multi-service-chat")
                        .audience(service)
                        .subject(account)
                        .upn(account)
                        .expiresIn(LIFE)
                        .signWithSecret(secret);
    }
}
