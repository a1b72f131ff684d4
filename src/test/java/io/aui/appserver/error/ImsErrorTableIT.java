package io.aui.appserver.error;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class ImsErrorTableIT extends ImsErrorTableTest {}
