package io.aui.appserver.http;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class HostileNamesIT extends HostileNamesTest {}
