package io.aui.appserver.idempotency;

import io.aui.appserver.config.ConfigCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Checks that responses are kept at all: otherwise every retry would start another agent. */
@ApplicationScoped
class IdempotencyConfigCheck implements ConfigCheck {
  private final IdempotencyConfig config;

  IdempotencyConfigCheck(IdempotencyConfig config) {
    this.config = config;
  }

  @Override
  public List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    if (config.ttl().isNegative() || config.ttl().isZero()) {
      problems.add(Problem.fatal("APPSERVER_IDEMPOTENCY_TTL", "must be more than 0, such as 24h"));
    }
    if (config.maxMemory().asLongValue() < 1) {
      problems.add(
          Problem.fatal("APPSERVER_IDEMPOTENCY_MAX_MEMORY", "must be more than 0, such as 14M"));
    }
    return problems;
  }
}
