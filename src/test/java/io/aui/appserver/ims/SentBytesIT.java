package io.aui.appserver.ims;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class SentBytesIT extends SentBytesTest {}
