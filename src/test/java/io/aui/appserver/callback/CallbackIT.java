package io.aui.appserver.callback;

import io.quarkus.test.junit.QuarkusIntegrationTest;

@QuarkusIntegrationTest
class CallbackIT extends CallbackTest {}
