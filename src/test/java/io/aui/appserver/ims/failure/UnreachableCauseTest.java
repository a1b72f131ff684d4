package io.aui.appserver.ims.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ConnectTimeoutException;
import jakarta.ws.rs.ProcessingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnreachableCauseTest {
  static List<Arguments> causes() {
    return List.of(
        Arguments.of(new UnknownHostException("ice.example"), "cannot be resolved"),
        Arguments.of(new ConnectTimeoutException("late"), "APPSERVER_IMS_CONNECT_TIMEOUT"),
        Arguments.of(new ConnectException("refused"), "refused"),
        Arguments.of(new TimeoutException(), "APPSERVER_IMS_READ_TIMEOUT"),
        Arguments.of(new SSLHandshakeException("General OpenSslEngine problem"), "TLS failed"),
        Arguments.of(new IOException("Connection reset by peer"), "closed before an answer"));
  }

  @ParameterizedTest
  @MethodSource("causes")
  void itIsFoundInTheChain(Throwable cause, String named) {
    assertThat(UnreachableCause.of(new ProcessingException(cause))).contains(named);
  }

  @Test
  void theCertificatesReasonIsNamed() {
    SSLHandshakeException failure = new SSLHandshakeException("General problem");
    failure.initCause(
        new CertPathValidatorException(
            "PKIX", new CertPathBuilderException("unable to find valid certification path")));

    assertThat(UnreachableCause.of(failure)).contains("unable to find valid certification path");
  }
}
