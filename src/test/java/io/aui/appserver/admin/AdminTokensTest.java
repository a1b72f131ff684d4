package io.aui.appserver.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aui.appserver.Secret;
import io.aui.appserver.config.ConfigCheck.Problem;
import io.aui.appserver.error.ApiException;
import io.aui.appserver.error.ErrorCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AdminTokensTest {
  private static final String OLD = "0123456789-old-0123456789";
  private static final String NEW = "0123456789-new-0123456789";

  @Test
  void anyOfSeveralTokensOpens() {
    AdminTokens tokens = tokens(OLD, NEW);

    for (String token : List.of(OLD, NEW)) {
      assertThatCode(() -> tokens.require(List.of("Bearer " + token))).doesNotThrowAnyException();
    }
    assertThat(tokens.problems()).isEmpty();
  }

  @Test
  void othersAreRefused() {
    for (List<String> headers :
        List.of(
            List.<String>of(),
            List.of(""),
            List.of("Bearer"),
            List.of("Bearer " + NEW),
            List.of("Basic " + OLD),
            List.of("Bearer " + OLD + "x"),
            List.of("Bearer " + OLD, "Bearer " + OLD))) {
      assertThatThrownBy(() -> tokens(OLD).require(headers))
          .as(headers.toString())
          .isInstanceOfSatisfying(
              ApiException.class,
              refused -> assertThat(refused.code()).isEqualTo(ErrorCode.ADMIN_UNAUTHORIZED));
    }
  }

  @Test
  void withoutTokensNothingOpens() {
    assertThatThrownBy(() -> tokens().require(List.of("Bearer " + OLD)))
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.NOT_CONFIGURED))
        .hasMessageContaining("APPSERVER_ADMIN_TOKEN");
    assertThat(tokens().problems()).isEmpty();
  }

  @Test
  void shortTokensPreventTheStartAndAreNotShown() {
    assertThat(tokens(OLD, "short-5ecret").problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.fatal()).isTrue();
              assertThat(problem.variable()).isEqualTo("APPSERVER_ADMIN_TOKEN");
              assertThat(problem.hint()).contains("24 characters").doesNotContain("5ecret");
            });
    assertThat(tokens("x".repeat(24)).problems()).isEqualTo(List.<Problem>of());
  }

  private static AdminTokens tokens(String... values) {
    Set<Secret> all = Arrays.stream(values).map(Secret::of).collect(Collectors.toSet());
    return new AdminTokens(() -> all.isEmpty() ? Optional.empty() : Optional.of(all));
  }
}
