package io.aui.appserver.token;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class TokenOperationsIT extends TokenOperationsTest {}
