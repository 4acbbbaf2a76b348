package org.multichat.image.bfl;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.multichat.generator.GeneratorContractTest;
import org.multichat.image.fake.FakeBfl;
import org.multichat.image.fake.FakeServer;

/** What every generator promises, kept with pictures that are bought. */
@QuarkusTest
@TestProfile(BoughtPictureContractTest.Production.class)
class BoughtPictureContractTest extends GeneratorContractTest {

    @Override
    protected String goodPrompt() {
        return "a moon and a cat";
    }

    @Override
    protected boolean isBought() {
        return true;
    }

    @Override
    protected List<String> mediaTypes() {
        return List.of("image/png");
    }

    public static final class Production implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("provider.mode", "PRODUCTION", "bfl.api-key", "any");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(Server.class));
        }
    }

    public static final class Server implements QuarkusTestResourceLifecycleManager {

        private @Nullable FakeBfl bfl;

        @Override
        public Map<String, String> start() {
            FakeBfl started = new FakeBfl();
            started.answer(FakeBfl.POLL, FakeServer.json(200, started.ready()));
            bfl = started;
            return Map.of("bfl.url", started.url().toString());
        }

        @Override
        public void stop() {
            if (bfl != null) {
                bfl.close();
            }
        }
    }
}
