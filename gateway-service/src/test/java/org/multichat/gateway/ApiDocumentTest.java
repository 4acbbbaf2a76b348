package org.multichat.gateway;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.multichat.gateway.fake.Neighbours;
import org.multichat.kit.ApiDocumentContract;
import org.multichat.stack.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@QuarkusTestResource(Neighbours.class)
class ApiDocumentTest extends ApiDocumentContract {

    ApiDocumentTest() {
        super("gateway-service");
    }
}
