package org.multichat.song.udio;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** The service as it is in production, with a udio that is not far away. */
public final class UdioForTests implements QuarkusTestProfile {

    /** The one of the running tests; a test resource lives in their JVM. */
    static final FakeUdio UDIO = new FakeUdio(UdioVersion.V2);

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "provider.mode", "PRODUCTION",
                "song.cost", "0.07",
                "udio.api-key", Customer.KEY,
                "udio.version", "v2",
                "udio.look-every", "8ms");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Addresses.class));
    }

    /** Where it is, which is known when it is there. */
    public static final class Addresses implements QuarkusTestResourceLifecycleManager {

        @Override
        public Map<String, String> start() {
            return Map.of(
                    "udio.generation-url", UDIO.generation().toString(),
                    "provider.trusted-origins", UDIO.origin());
        }

        @Override
        public void stop() {
            // It ends with the JVM of the tests.
        }
    }
}
