package io.aui.appserver.access.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorizationTest {
  @ParameterizedTest
  @ValueSource(strings = {"a.b.c", " a.b.c ", "Bearer a.b.c", "bearer a.b.c", "BEARER   a.b.c "})
  void findsTheTokenBareOrBehindBearer(String header) {
    assertThat(Authorization.token(List.of(header))).isEqualTo("a.b.c");
  }

  @Test
  void doesNotTakeTheBeginningOfATokenForBearer() {
    assertThat(Authorization.token(List.of("bearera.b.c"))).isEqualTo("bearera.b.c");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Bearer", "Bearer "})
  void asksForALoginWhereThereIsNoToken(String header) {
    assertThatThrownBy(() -> Authorization.token(List.of(header)))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LOGIN_REQUIRED));
  }

  @Test
  void refusesTwoTokens() {
    assertThatThrownBy(() -> Authorization.token(List.of("a.b.c", "a.b.c")))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LOGIN_INVALID));
  }
}
