package org.multichat.kit.token;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.config.JWTAuthContextInfoProvider;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Duration;
import javax.crypto.SecretKey;

/**
 * Signs the token of an internal call: who is asked (audience), for which account (subject), for a minute. The other
 * side is plain MicroProfile JWT, set up in this kit's {@code microprofile-config.properties}, with the key from here.
 */
@ApplicationScoped
public class ServiceTokens {

    private static final Duration LIFE = Duration.ofMinutes(1);
    private final SecretKey key;

    @Inject
    public ServiceTokens(ServiceSecret secret) {
        key = secret.keyFor("service token");
    }

    /** The value of an {@code Authorization} header for a call to {@code service} on behalf of {@code account}. */
    public String bearer(String service, String account) {
        return "Bearer "
                + Jwt.issuer("multi-service-chat")
                        .audience(service)
                        .subject(account)
                        .upn(account)
                        .expiresIn(LIFE)
                        .sign(key);
    }

    /** The configured rules with our key: as configuration, only a JWK would do as a secret. */
    @Produces
    @Alternative
    @Priority(1)
    @ApplicationScoped
    JWTAuthContextInfo verification(JWTAuthContextInfoProvider configured) {
        JWTAuthContextInfo rules = new JWTAuthContextInfo(configured.getContextInfo());
        rules.setSecretVerificationKey(key);
        return rules;
    }
}
