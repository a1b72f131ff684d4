package io.aui.appserver.agent;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class StartOperationsIT extends StartOperationsTest {}
