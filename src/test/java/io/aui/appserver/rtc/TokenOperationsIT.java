package io.aui.appserver.rtc;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class TokenOperationsIT extends TokenOperationsTest {}
