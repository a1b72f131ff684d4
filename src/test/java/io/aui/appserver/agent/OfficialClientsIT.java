package io.aui.appserver.agent;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class OfficialClientsIT extends OfficialClientsTest {}
