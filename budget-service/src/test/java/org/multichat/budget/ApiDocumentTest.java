package org.multichat.budget;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.multichat.kit.ApiDocumentContract;
import org.multichat.stack.PostgresForTests;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
class ApiDocumentTest extends ApiDocumentContract {

    ApiDocumentTest() {
        super("budget-service");
    }
}
