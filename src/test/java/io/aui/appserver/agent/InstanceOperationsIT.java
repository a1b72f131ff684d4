package io.aui.appserver.agent;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class InstanceOperationsIT extends InstanceOperationsTest {}
