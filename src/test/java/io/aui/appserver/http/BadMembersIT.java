package io.aui.appserver.http;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class BadMembersIT extends BadMembersTest {}
