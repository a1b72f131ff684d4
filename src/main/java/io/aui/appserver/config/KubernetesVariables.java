package io.aui.appserver.config;

import java.util.regex.Pattern;

/**
 * Recognizes the variables that Kubernetes sets in every pod for each Service ("Environment
 * variables" in its documentation of Services). A Service that is called {@code appserver}, or
 * whose name begins with {@code appserver-}, makes some that look like settings of this server.
 */
final class KubernetesVariables {
  private static final Pattern NAME =
      Pattern.compile(
          "APPSERVER(_[A-Z0-9_]+)?"
              + "_(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?|PORT_[0-9]+_(TCP|UDP|SCTP)(_[A-Z]+)?)");

  private static final Pattern ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

  private KubernetesVariables() {}

  /** Whether a variable is one of them. */
  static boolean include(String variable, String value) {
    return NAME.matcher(variable).matches() || (variable.endsWith("_PORT") && isAddress(value));
  }

  /** Whether a value is the address of a Service, which no number of a port can be. */
  static boolean isAddress(String value) {
    return ADDRESS.matcher(value).matches();
  }
}
