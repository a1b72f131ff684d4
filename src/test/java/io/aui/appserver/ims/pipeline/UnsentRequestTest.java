package io.aui.appserver.ims.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aui.appserver.ims.failure.ImsException;
import io.aui.appserver.ims.failure.ImsException.Kind;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.RuntimeType;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.jboss.resteasy.reactive.client.impl.RestClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ClientRestHandler;
import org.jboss.resteasy.reactive.common.jaxrs.ConfigurationImpl;
import org.junit.jupiter.api.Test;

class UnsentRequestTest {
  private static final ClientRestHandler[] NONE = {};

  @Test
  void aConnectionThatIsClosedBeforeTheRequestMeansThatImsDidNotExecuteIt() {
    RestClientRequestContext call = failed(new HttpClosedException("closed"));

    ImsException failure =
        catchThrowableOfType(ImsException.class, () -> UnsentRequest.check(call));

    assertThat(failure.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(failure.definitelyNotExecuted()).isTrue();
  }

  @Test
  void aResponseThatBreaksOffIsNoSuchCase() {
    RestClientRequestContext call = failed(new HttpClosedException("closed"));
    call.setHttpClientRequest(
        (HttpClientRequest)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpClientRequest.class},
                (proxy, method, arguments) -> null));

    assertThatCode(() -> UnsentRequest.check(call)).doesNotThrowAnyException();
  }

  @Test
  void otherFailuresAreNoSuchCases() {
    assertThatCode(() -> UnsentRequest.check(failed(new IOException("reset"))))
        .doesNotThrowAnyException();
  }

  private static RestClientRequestContext failed(Throwable failure) {
    RestClientRequestContext call =
        new RestClientRequestContext(
            null,
            null,
            "POST",
            null,
            new ConfigurationImpl(RuntimeType.CLIENT),
            null,
            null,
            null,
            false,
            Map.of(),
            NONE,
            NONE,
            NONE,
            null);
    call.handleException(failure);
    return call;
  }
}
