package io.aui.appserver.ims.failure;

import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Says for operators why a service cannot be reached, and what to check. */
public final class UnreachableCause {
  private static final int MAX_DEPTH = 20;

  private UnreachableCause() {}

  /** The first known cause in the chain of an exception, as the end of a sentence. */
  public static String of(Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++, cause = cause.getCause()) {
      String known = known(cause);
      if (known != null) {
        return known;
      }
    }
    return "the connection was closed before an answer";
  }

  private static String known(Throwable cause) {
    if (cause instanceof UnknownHostException) {
      return "its name cannot be resolved. Check the name in the endpoint, and this machine's DNS";
    }
    if (cause instanceof ConnectTimeoutException) {
      return "no connection was made in time. Check firewalls and network policies, or"
          + " APPSERVER_IMS_CONNECT_TIMEOUT";
    }
    if (cause instanceof SSLException) {
      return "TLS failed: "
          + deepestReason(cause)
          + ". Check the JVM's trust store, this machine's clock, and what intercepts TLS";
    }
    if (cause instanceof ConnectException) {
      return "the connection was refused. Check host and port of the endpoint";
    }
    if (cause instanceof TimeoutException) {
      return "no answer came in time. APPSERVER_IMS_READ_TIMEOUT and APPSERVER_IMS_DEADLINE say how"
          + " long an answer may take";
    }
    return null;
  }

  /** The certificate's reason, if there is one. */
  private static String deepestReason(Throwable failure) {
    String reason = failure.getMessage();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateException || cause instanceof CertPathBuilderException) {
        reason = cause.getMessage();
      }
    }
    return reason;
  }
}
