package org.multichat.kit.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import org.multichat.kit.problem.Problem;
import org.multichat.kit.problem.ProblemMapper;

/** Recognises nobody; only answers those whom nobody else recognised with a problem instead of an empty 401. */
@Singleton
public class TokenChallenge implements HttpAuthenticationMechanism {

    private final ObjectMapper json;

    @Inject
    public TokenChallenge(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        return Uni.createFrom().nullItem();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return Uni.createFrom().item(new ChallengeData(401, HttpHeaders.WWW_AUTHENTICATE, "Bearer"));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        try {
            return Uni.createFrom()
                    .completionStage(request.response()
                            .setStatusCode(401)
                            .putHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                            .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                            .end(json.writeValueAsString(ProblemMapper.ofStatus(401)))
                            .toCompletionStage())
                    .map(_ -> true);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a problem is always plain JSON", impossible);
        }
    }

    /** Before all others, which would answer without a body. */
    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1_000;
    }
}
