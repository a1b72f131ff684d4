package io.aui.appserver.health;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ManagementIT extends ManagementTest {}
