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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;

/**
 * Signs the token of an internal call: who is asked (audience), for which account (subject), for a minute. The other
 * side is plain MicroProfile JWT, set up in this kit's {@code microprofile-config.properties}, with the key from here.
 */
@ApplicationScoped
public class ServiceTokens {

    private static final Duration LIFE = Duration.ofMinutes(1);
    /** A turn makes several calls for one account within a second; signing each anew costs more than some of them. */
    private static final Duration USED_AGAIN = Duration.ofSeconds(20);
    /** Beyond it all are forgotten and signed anew. */
    private static final int MAX_REMEMBERED = 10_000;

    private final SecretKey key;
    private final Map<Call, Signed> remembered = new ConcurrentHashMap<>();

    private record Call(String service, String account) {}

    /** @param at by {@link System#nanoTime}: only its age matters */
    private record Signed(String bearer, long at) {

        boolean isFresh() {
            return System.nanoTime() - at < USED_AGAIN.toNanos();
        }
    }

    @Inject
    public ServiceTokens(ServiceSecret secret) {
        key = secret.keyFor("service token");
    }

    /** The value of an {@code Authorization} header for a call to {@code service} on behalf of {@code account}. */
    public String bearer(String service, String account) {
        if (remembered.size() > MAX_REMEMBERED) {
            remembered.clear();
        }
        return remembered
                .compute(
                        new Call(service, account),
                        (call, before) -> before != null && before.isFresh() ? before : sign(call))
                .bearer();
    }

    int remembered() {
        return remembered.size();
    }

    private Signed sign(Call call) {
        String token = Jwt.issuer("multi-service-chat")
                .audience(call.service())
                .subject(call.account())
                .upn(call.account())
                .expiresIn(LIFE)
                .sign(key);
        return new Signed("Bearer " + token, System.nanoTime());
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
