package org.multichat.generator.http;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.multichat.kit.ApiDocumentContract;

@QuarkusTest
@TestProfile(ApiTest.Titled.class)
class ApiTest extends ApiDocumentContract {

    /** The kit is no service; its document is the contract that three services keep. */
    public static final class Titled implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.smallrye-openapi.info-title", "Generator contract");
        }
    }

    ApiTest() {
        super("generator-contract");
    }
}
