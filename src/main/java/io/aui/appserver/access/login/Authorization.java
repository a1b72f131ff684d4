package io.aui.appserver.access.login;

import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import java.util.List;

/** Reads the token from the {@code Authorization} header, with or without {@code Bearer}. */
public final class Authorization {
  private static final String BEARER = "bearer";

  private Authorization() {}

  /**
   * Returns the token; fails with LoginRequired if there is none, LoginInvalid if several headers.
   */
  public static String token(List<String> headers) {
    if (headers.size() > 1) {
      throw new ApiException(ErrorCode.LOGIN_INVALID, "Authorization was sent more than once");
    }
    String value = headers.isEmpty() ? "" : headers.get(0).strip();
    String token = isBearer(value) ? value.substring(BEARER.length()).strip() : value;
    if (token.isEmpty()) {
      throw new ApiException(ErrorCode.LOGIN_REQUIRED, "Authorization must contain a login token");
    }
    return token;
  }

  private static boolean isBearer(String value) {
    return value.regionMatches(true, 0, BEARER, 0, BEARER.length())
        && (value.length() == BEARER.length() || value.charAt(BEARER.length()) == ' ');
  }
}
